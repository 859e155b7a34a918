"""A link to an arena opens the pages of its kind of meeting, and nothing where there are none."""

import pytest
from django.urls import reverse

from stafett.arenas.invited.queries import scope
from stafett.web.guest import arena
from stafett.web.guest.tasks import task_of
from tests.factories import arenas, placements
from tests.factories.guests import let_in

from .conftest import arrive

pytestmark = pytest.mark.django_db


def test_a_stay_with_somebody_outside(bob, alice, unit_a) -> None:
    made = let_in(scope(placements.there(bob, unit_a.pk).pk), by=alice)
    assert task_of(made.link).holds(made.link)
    assert (
        arena.about(made.link)
        == "You take part in work shadowing from Section A, Granli Hospital Trust to Solvik Municipality."
    )
    page = arrive(made).get(reverse("guest:arena", args=[made.link.pk]))
    assert (page.status_code, "A look at home care" in page.text) == (200, True)


def test_what_takes_no_guests(unit_a, alice) -> None:
    for of in (scope(arenas.arena(unit_a).pk), scope(0), "arena:none"):
        made = let_in(of, by=alice)
        assert (arena.about(made.link), arena.holds(made.link)) == ("", False)
        assert arrive(made).get(reverse("guest:arena", args=[made.link.pk])).status_code == 404
