from datetime import timedelta

import pytest

from stafett.arenas.models import OccasionDetails
from stafett.arenas.occasions.rules import When
from stafett.recipes.course import rules
from stafett.recipes.course.models import Course
from tests.factories import TODAY

DAY = timedelta(days=1)


@pytest.mark.django_db
def test_a_course_is_kept_by_who_writes_plans_where_it_belongs(hanne, alice, bob, clinic, unit_a) -> None:
    assert rules.can_keep(hanne.actor, clinic.pk)
    assert rules.can_keep(alice.actor, unit_a.pk)
    assert "write plans" in rules.can_keep(alice.actor, clinic.pk).reason
    assert not rules.can_keep(bob.actor, unit_a.pk)


def test_it_gives_what_the_catalogue_has() -> None:
    assert rules.fits([1], [1, 2])
    assert rules.fits([], [])
    assert rules.fits([3], [1]).reason == "Choose competences from the list."


def test_a_session_has_a_near_day_and_some_places(today) -> None:
    def said(when, places=None) -> str:
        return rules.session_fits(when, places, on=today).reason

    assert said(When(starts_on=today)) == said(When(starts_on=today), 10_000) == ""
    assert said(When()) == "Choose a day."
    assert "today or later" in said(When(starts_on=today - DAY))
    assert "three years" in said(When(starts_on=today + 1200 * DAY))
    assert "three years" in said(When(starts_on=today, ends_on=today + 1200 * DAY))
    assert "places" in said(When(starts_on=today), 0)
    assert "places" in said(When(starts_on=today), 10_001)


def test_what_has_been_or_was_called_off_is_not_changed(today) -> None:
    assert rules.can_change(OccasionDetails(starts_on=today), on=today)
    for details in (
        OccasionDetails(starts_on=today - DAY),
        OccasionDetails(starts_on=today, cancelled_on=today),
        OccasionDetails(),
    ):
        assert "cannot be changed" in rules.can_change(details, on=today).reason


def test_what_is_still_to_be_also_without_a_day_is_called_as_its_course_is_now(today) -> None:
    def is_renamed(*, was_held=False, **said) -> bool:
        return rules.can_rename(OccasionDetails(**said), was_held=was_held, on=today)

    assert is_renamed() is is_renamed(starts_on=today) is True
    assert is_renamed(starts_on=today - DAY) is is_renamed(starts_on=today, cancelled_on=today) is False
    assert is_renamed(starts_on=today, was_held=True) is False


def test_what_was_called_off_does_not_go_on() -> None:
    assert rules.goes_on(Course())
    assert not rules.goes_on(Course(called_off_on=TODAY))


def test_a_course_is_enough_for_what_is_asked_at_its_level_or_below() -> None:
    gives = [(7, 2)]

    assert [rules.is_enough(gives, {7, 8}, level) for level in (1, 2, 3)] == [True, True, False]
    assert not rules.is_enough(gives, {8}, 1)
