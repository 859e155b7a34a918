"""Change after change, the figures are those that evaluating afresh gives."""

import random
from datetime import timedelta

import pytest

from stafett.people.models import Leave, Person
from stafett.records.models import Achievement
from stafett.standings import known, making, parts, snapshots
from stafett.standings.current import standing
from stafett.standings.standing import afresh
from tests import factories
from tests.factories import Member, days_ahead
from tests.standings.comparing import assert_counts_the_same
from tests.standings.test_current import DAY, imported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("snapshots_kept")]


@pytest.mark.parametrize("seed", range(4))
def test_change_after_change_of_the_same_few_is_counted_as_afresh(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LARGE", 1)
    organisation, chance = imported(1, monkeypatch), random.Random(seed)  # noqa: S311 - repeatable
    asked = set(afresh(organisation, on=DAY).cells.filter("mandatory")["person_id"])
    few = list(Person.objects.filter(pk__in=chance.sample(sorted(asked), 3)))
    for _ in range(8):
        person = chance.choice(few)
        away = list(Leave.objects.open().filter(person=person))
        if away:
            factories.close(chance.choice(away))  # back as before
        elif chance.random() < 0.5:
            factories.leave(person, starts_on=DAY + timedelta(days=chance.randrange(-5, 50)))
        else:
            shown = chance.choice(list(Achievement.objects.open().order_by("pk")))
            factories.achievement(person, shown.competence, achieved_on=DAY, approved_on=DAY)
        if chance.random() < 0.5:
            standing(organisation, on=DAY, people={person.pk})  # laid over, and not counted yet
        if chance.random() < 0.5:
            assert_counts_the_same(organisation, DAY + timedelta(days=chance.randrange(400)))
    assert_counts_the_same(organisation, DAY)


def test_who_has_changed_back_shifts_no_figure(trust, fire, bob: Member, alice: Member, today) -> None:
    assert making.make(trust.pk, on=today)
    kept = snapshots.newest(trust.pk)
    assert kept
    leave = factories.leave(bob.person, starts_on=today)
    factories.leave(alice.person, starts_on=days_ahead(3))
    assert_counts_the_same(trust.pk, today)
    factories.close(leave)
    assert_counts_the_same(trust.pk, today)

    held = kept.beside[known.LAID]
    assert held.counted == {alice.person.pk, bob.person.pk}
    assert set(held.shifts["person_id"]) == {alice.person.pk}
