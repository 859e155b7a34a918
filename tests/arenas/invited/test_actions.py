from dataclasses import replace

import pytest

from stafett.arenas.invited import actions, queries
from stafett.communication.models import Message
from stafett.lib.verdict import NotAllowed
from stafett.people.models import Tie
from tests.factories import correct, days_ahead
from tests.factories.guests import GURO, changing, let_in

pytestmark = pytest.mark.django_db


def test_somebody_is_let_into_one_arena(arena, alice, today) -> None:
    with changing(alice) as change:
        known = {"expires_on": days_ahead(30), "by": alice.actor, "on": today, "change": change}
        made = actions.let_in(arena, GURO, **known)

    assert (made.link.scope, str(made.link.guest)) == (
        f"arena:{arena.pk}",
        "Guro Gjest, Solvik Municipality",
    )
    assert list(queries.links(arena)) == [made.link]


def test_another_link_unless_the_address_is_ones_own_by_now(arena, alice, today) -> None:
    made = let_in(queries.scope(arena.pk), by=alice)
    with changing(alice) as change:
        known = {"expires_on": days_ahead(9), "by": alice.actor, "on": today, "change": change}
        made = actions.renew(made.link, **known)
    assert made.link.expires_on == days_ahead(9)
    correct(alice.person.details.get(), email=GURO.email)
    with changing(alice) as change, pytest.raises(NotAllowed):
        actions.renew(made.link, **known | {"change": change})


def test_a_link_is_mailed_when_it_is_made_and_not_after_it_was_taken_back(arena, alice, today) -> None:
    for _time in range(2):
        known = {"expires_on": days_ahead(9), "by": alice.actor, "on": today, "subject": lambda: "Come"}
        with changing(alice) as change:
            made = actions.let_in(arena, GURO, **known, change=change)
        with changing(alice) as change:
            made = actions.renew(made.link, **known, change=change)
    waiting = Message.objects.filter(dropped=False)
    assert [(row.guest, row.subject, row.link) for row in waiting] == [
        (made.link.guest, "Come", f"/guest/{made.token}/")
    ]
    with changing(alice) as change:
        actions.take_back(made.link, by=alice.actor, change=change)
    assert (waiting.all().count(), queries.links(arena).count()) == (0, 0)


def test_not_oneself_under_any_address(arena, alice, today) -> None:
    own = Tie.objects.get(person=alice.person).identity.email
    name, _at, place = own.partition("@")
    for address in (own, f"{name}+as.guest@{place}"):
        with changing(alice) as change:
            known = {"expires_on": days_ahead(30), "by": alice.actor, "on": today, "change": change}
            with pytest.raises(NotAllowed):
                actions.let_in(arena, replace(GURO, email=address), **known)
