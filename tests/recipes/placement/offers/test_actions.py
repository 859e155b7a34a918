import pytest

from stafett.arenas.seats import queries as seats
from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Kind
from stafett.recipes.placement.offers import actions, queries
from stafett.recipes.placement.queries import now
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stays import queries as asked
from stafett.recipes.placement.workflow import State
from tests.factories import placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def capped(charlie, unit_elsewhere):
    """One guest a month."""
    return placements.offer(charlie, unit_elsewhere.pk, per_month=1)


@pytest.fixture
def offer(capped):
    return capped


@pytest.fixture
def written(charlie, unit_elsewhere) -> actions.Written:
    return actions.Written(
        title=" Nights ", unit_id=unit_elsewhere.pk, learns="All of it", contact_id=charlie.person.pk
    )


def test_a_leader_publishes_and_somebody_who_works_there_answers(written, charlie, ida, today) -> None:
    said = vars(written) | {"contact_id": ida.person.pk}
    offer = actions.publish(Kind.REQUEST, actions.Written(**said), by=charlie.actor, on=today)
    shown = queries.current(offer)
    assert (shown.arena.title, shown.arena.contact_id, shown.is_open) == ("Nights", ida.person.pk, True)
    assert Entry.objects.last().verb == "placement.offered"


def test_others_do_not_and_a_stranger_answers_nothing(written, alice, ida, charlie, today) -> None:
    for by in (alice, ida):
        with pytest.raises(NotAllowed):
            actions.publish(Kind.OFFER, written, by=by.actor, on=today)
    said = vars(written) | {"contact_id": alice.person.pk}
    with pytest.raises(PlacementError):
        actions.publish(Kind.OFFER, actions.Written(**said), by=charlie.actor, on=today)


def test_it_is_closed_with_a_message_and_nobody_asks_then(
    offer, written, charlie, bob, unit_a, today, at
) -> None:
    seen = queries.current(offer).arena.pk
    closed = actions.Written(**vars(written) | {"is_open": False, "message": "Back in May"})
    actions.alter(offer, closed, seen=seen, by=charlie.actor, on=today, at=at)
    shown = queries.current(offer)
    assert (shown.is_open, shown.details.message) == (False, "Back in May")
    with pytest.raises(ChangedMeanwhile):
        actions.alter(offer, written, seen=seen, by=charlie.actor, on=today, at=at)
    with pytest.raises(NotAllowed):
        actions.alter(offer, written, seen=shown.arena.pk, by=bob.actor, on=today, at=at)


def test_with_more_places_a_month_who_waits_gets_one(
    capped, another, charlie, unit_elsewhere, today, at
) -> None:
    first, second = another("Per Ås"), another("Pia Ås")
    assert [stays.accept(one, by=charlie.actor, at=at) for one in (first, second)] == [
        State.AGREEING,
        State.WAITING,
    ]
    more = actions.Written(
        title="T", unit_id=unit_elsewhere.pk, learns="L", contact_id=charlie.person.pk, per_month=2
    )
    seen = queries.current(capped).arena.pk
    actions.alter(capped, more, seen=seen, by=charlie.actor, on=today, at=at)

    assert seats.quota(queries.month(capped, placements.FIRST)) == 2
    assert asked.place(now(second), at=at).until == at + actions.OFFER_LASTS


def test_nobody_is_offered_a_month_that_has_been(capped, another, alice, charlie, at) -> None:
    first, second = another("Per Ås"), another("Pia Ås")
    for one in (first, second):
        stays.accept(one, by=charlie.actor, at=at)
    stays.withdraw(first, by=alice.actor, at=placements.LATER)

    assert asked.place(now(second), at=placements.LATER).until is None
