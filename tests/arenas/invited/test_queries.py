import pytest

from stafett.arenas.invited import queries
from stafett.people.models import Guest, GuestLink
from tests.factories import arenas, days_ahead
from tests.factories.guests import GURO, changing, guest_of, let_in

pytestmark = pytest.mark.django_db


def test_the_links_of_an_arena_and_the_names_behind_them(arena, alice) -> None:
    made = let_in(queries.scope(arena.pk), by=alice)
    let_in("arena:0", by=alice)

    assert list(queries.links(arena)) == [made.link]
    assert queries.names([made.link.guest_id, None]) == {made.link.guest_id: GURO.name}
    Guest.objects.update(name="")
    assert queries.names([made.link.guest_id]) == {}


def test_a_guest_acts_as_long_as_the_link_works(arena, alice, today) -> None:
    made = let_in(queries.scope(arena.pk), by=alice)
    guest = guest_of(made.link)

    assert queries.may_act(alice.actor, on=today)
    assert queries.may_act(guest, on=today)
    assert not queries.may_act(guest, on=days_ahead(31))
    with changing(alice) as change:
        GuestLink.objects.filter(pk=made.link.pk).close(change.position)
    assert not queries.may_act(guest, on=today)


def test_whose_link_does_not_work_is_shut_out_and_nobody_who_works_here(
    arena, pool, alice, bob, today
) -> None:
    inside, other = (let_in(scope, by=alice).link for scope in (queries.scope(arena.pk), "arena:0"))
    rows = [arenas.guest_seat(pool, link.guest_id) for link in (inside, other)]
    own = arenas.seat(pool, bob.person)

    assert queries.shut_out([*rows, own], on=today) == rows[1:]
    assert queries.shut_out([*rows, own], on=inside.expires_on) == rows[1:]
    assert queries.shut_out([*rows, own], on=days_ahead(31)) == rows
    GuestLink.objects.filter(pk=inside.pk).update(closed=own.opened)
    assert queries.shut_out([*rows, own], on=today) == rows
