"""Who holds some competences on a day: the same people as the kernel's own count, which coverage goes by."""

from datetime import timedelta
from random import Random

import polars as pl
import pytest

from stafett.records import holding
from stafett.records.models import CompetenceDetails
from stafett.standings import frames
from stafett.status import holding as kernel_holding
from tests import factories
from tests.factories import days_ago, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def pump(trust):
    return factories.competence(trust, "Infusion pump", validity_months=12)


def details(*competences):
    return list(CompetenceDetails.objects.open().filter(competence__in=competences).order_by("name"))


def held(several, *, on):
    wanted = holding.of(details(*several), on=on)
    found = wanted.held(wanted.approved).sort("competence_id", "person_id")
    return found.select("competence_id", "person_id", "level", "valid_through", "by_competence").rows()


def test_what_lasts_longest_is_told_of_each_competence(trust, pump, alice, bob, today) -> None:
    old = factories.competence(trust, "The old pump")
    factories.equivalence(pump, accepts=old)
    factories.achievement(alice.person, pump, achieved_on=days_ago(10), valid_until=days_ahead(20), level=2)
    factories.achievement(alice.person, old, achieved_on=days_ago(300))
    factories.achievement(bob.person, old, achieved_on=days_ago(500))

    assert held([pump, old], on=today) == [
        (pump.pk, alice.person.pk, 1, days_ago(300).replace(year=days_ago(300).year + 1), old.pk),
        (old.pk, alice.person.pk, 1, None, old.pk),
        (old.pk, bob.person.pk, 1, None, old.pk),
    ]


def test_of_no_competence_nobody_holds_anything(alice, today) -> None:
    assert held([], on=today) == []


@pytest.mark.parametrize("seed", range(5))
def test_whoever_holds_it_does_so_by_the_kernel_too(trust, alice, bob, hanne, today, seed) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    several = [
        factories.competence(trust, f"C{n}", validity_months=chance.choice([None, 6, 12])) for n in range(4)
    ]
    for first, second in [(0, 1), (1, 2)]:
        factories.equivalence(several[first], accepts=several[second])
    for _time in range(25):
        shown = days_ago(chance.randrange(0, 500))
        until = shown + timedelta(days=chance.randrange(1, 600)) if chance.random() < 0.4 else None
        revoked = max(shown, days_ago(chance.randrange(-3, 3))) if chance.random() < 0.2 else None
        member, competence = chance.choice([alice, bob, hanne]), chance.choice(several)
        factories.achievement(
            member.person, competence, achieved_on=shown, valid_until=until, revoked_on=revoked
        )

    told = {(competence, person) for competence, person, *_rest in held(several, on=today)}

    wanted = pl.DataFrame(
        {"competence_id": [one.pk for one in several], "level": pl.Series([1] * 4, dtype=pl.Int32)}
    )
    facts = frames.facts(trust.pk)
    kernels = kernel_holding(facts, wanted, today).select("competence_id", "person_id").collect()
    assert told == set(kernels.iter_rows())
