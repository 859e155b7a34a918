import pytest

from stafett.recipes.placement.offers import queries
from tests.factories import placements

pytestmark = pytest.mark.django_db


def test_what_is_open_to_the_organisation_stays_in_it(charlie, alice, ida, unit_elsewhere) -> None:
    ours = placements.offer(charlie, unit_elsewhere.pk, open_to="organisation")
    everybodys = placements.offer(charlie, unit_elsewhere.pk)
    assert set(queries.visible_to(alice.actor)) == {everybodys}
    assert set(queries.visible_to(ida.actor)) == {ours, everybodys}


def test_those_that_are_open_come_first(charlie, unit_elsewhere) -> None:
    def made(title: str, *, is_open: bool):
        return placements.offer(charlie, unit_elsewhere.pk, title=title, is_open=is_open)

    offers = [made("A", is_open=False), made("B", is_open=True)]
    assert [(one.arena.title, one.is_open) for one in queries.shown(offers)] == [("B", True), ("A", False)]


def test_staff_and_months(offer, ida, charlie, unit_elsewhere, today) -> None:
    jobs = queries.staff(unit_elsewhere.pk, unit_elsewhere.organisation_id, on=today)
    assert {job.person_id for job in jobs} == {ida.person.pk, charlie.person.pk}
    assert queries.month(offer, today) is None
