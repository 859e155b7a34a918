import pytest

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions.rules import When
from stafett.recipes.gathering import rules
from stafett.recipes.gathering.rules import Who
from tests.factories import TODAY, days_ago, days_ahead

pytestmark = pytest.mark.django_db

A, B, C = Who(1), Who(2), Who(None, "Sør IKT")


def test_the_turn_is_of_who_never_hosted_then_of_who_did_longest_ago() -> None:
    assert rules.suggested([A, B, C], {}) == A
    assert rules.suggested([A, B, C], {A: days_ago(900), C: days_ago(400)}) == B
    assert rules.suggested([A, B, C], {A: days_ago(900), B: days_ago(30), C: days_ago(400)}) == A
    assert rules.suggested([A, B, C], {A: days_ago(900)}, declined={B}) == C
    assert rules.suggested([A], {}, declined={A}) is None


def test_who_kept_the_baton_of_one_that_was_called_off_comes_first() -> None:
    assert rules.suggested([A, B, C], {B: days_ago(30)}, kept=B) == B
    assert rules.suggested([A, B, C], {}, declined={B}, kept=B) == A
    assert rules.suggested([A, C], {}, kept=B) == A


def test_who_leads_the_keeper_keeps_and_the_host_prepares(
    alice, gunnar, bob, charlie, unit_a, theirs
) -> None:
    assert rules.can_begin(alice.actor, unit_a.pk)
    assert not rules.can_begin(bob.actor, unit_a.pk)
    assert rules.can_keep(gunnar.actor, unit_a.pk)
    assert not rules.can_keep(charlie.actor, unit_a.pk)
    assert rules.can_host(charlie.actor, unit_a.pk, theirs)
    assert not rules.can_host(charlie.actor, unit_a.pk, None)
    assert rules.can_host(alice.actor, unit_a.pk, theirs)


def test_for_a_member_speaks_who_leads_it(alice, charlie, unit_a, theirs, outside) -> None:
    assert rules.can_speak_for(charlie.actor, unit_a.pk, theirs)
    assert not rules.can_speak_for(alice.actor, unit_a.pk, theirs)
    assert rules.can_speak_for(alice.actor, unit_a.pk, outside)
    assert not rules.can_speak_for(charlie.actor, unit_a.pk, outside)
    assert rules.can_tell_of(alice.actor, unit_a.pk, theirs)
    assert not rules.can_tell_of(charlie.actor, unit_a.pk, outside)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (Who(), "write its name"),
        (Who(None, " "), "write its name"),
        (Who(9), "from the list"),
        (A, "already"),
        (Who(None, " sør  ikt"), "already"),
    ],
)
def test_a_member_is_one_once(who, sentence) -> None:
    assert sentence in rules.member_fits(who, [A, C], [1, 2]).reason
    assert rules.member_fits(B, [A, C], [1, 2])


def test_a_host_to_be_stays() -> None:
    assert not rules.can_leave(A, [A])
    assert rules.can_leave(A, [B])


def test_what_is_still_to_be() -> None:
    row = OccasionDetails(ends_on=TODAY)
    assert rules.is_coming(row, on=TODAY)
    assert not rules.is_coming(row, on=days_ahead(1))
    assert rules.is_coming(OccasionDetails(), on=TODAY)
    assert "called off" in rules.can_change(OccasionDetails(cancelled_on=TODAY), on=TODAY).reason
    assert "has been" in rules.can_change(row, on=days_ahead(1)).reason


def test_places_and_days_make_sense() -> None:
    assert rules.places_fit(None)
    assert rules.places_fit(1)
    assert not rules.places_fit(0)
    soon, later, past = (When(starts_on=days_ahead(number)) for number in (1, 2, -1))
    assert rules.time_fits(When(), soon, grounds="", on=TODAY)
    assert rules.time_fits(past, past, grounds="", on=TODAY)
    assert "today or later" in rules.time_fits(When(), past, grounds="", on=TODAY).reason
    assert "Choose a day" in rules.time_fits(soon, When(), grounds="", on=TODAY).reason
    assert "why" in rules.time_fits(soon, later, grounds=" ", on=TODAY).reason
    assert rules.time_fits(soon, later, grounds="Storm", on=TODAY)


def test_a_member_has_a_key() -> None:
    assert [A.key, C.key] == ["1", "-Sør IKT"]
