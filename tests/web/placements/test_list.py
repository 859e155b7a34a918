import pytest

from stafett.people.models import RoleCode
from stafett.recipes.placement.models import Kind
from stafett.recipes.placement.stays import actions
from tests import factories
from tests.factories import TODAY, placements

pytestmark = pytest.mark.django_db

PAGE = "/work-shadowing/"


def test_offers_and_requests_each_in_their_list(client_of, bob, charlie, offer, unit_elsewhere) -> None:
    placements.offer(charlie, unit_elsewhere.pk, kind=Kind.REQUEST, title="Teach us", is_open=False)
    offers, requests = client_of(bob).get(PAGE), client_of(bob).get(PAGE, {"kind": "request"})
    assert [one.arena.title for one, _host in offers.context["offers"]] == ["A look at home care"]
    assert [host for _one, host in offers.context["offers"]] == ["Home care, Solvik Municipality"]
    assert [one.arena.title for one, _host in requests.context["offers"]] == ["Teach us"]
    assert "Closed for now" in requests.content.decode()


def test_what_waits_for_me_is_said(client_of, stay, alice, bob, charlie) -> None:
    placements.sent(stay, alice)
    rows = {one: client_of(one).get(PAGE).context["rows"] for one in (alice, bob, charlie)}
    assert [(row.guest, str(row.state), row.is_mine_to_do) for row in rows[charlie]] == [
        ("Bob Berg", "waits for the host", True)
    ]
    assert [rows[one][0].is_mine_to_do for one in (alice, bob)] == [False, False]
    assert not rows[bob][0].is_over


def test_the_turn_follows_the_agreement(client_of, accepted, everybody, alice, bob, charlie) -> None:
    def waits() -> list[bool]:
        return [client_of(one).get(PAGE).context["rows"][0].is_mine_to_do for one in (alice, bob, charlie)]

    assert waits() == [False, False, True]
    placements.terms.propose(
        accepted, placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, placements.FIRST,
        placements.TWELVE_WEEKS, seen=None, by=charlie.actor, on=TODAY)  # fmt: skip
    assert waits() == [True, True, True]
    placements.consent(accepted, everybody)
    assert waits() == [False, False, False]


def test_nothing_yet(client_of, bob, alice) -> None:
    empty = client_of(bob).get(PAGE).content.decode()
    assert "No one offers to take guests yet." in empty
    assert "Offer to take guests" not in empty
    assert (
        "No one is asking for a guest now."
        in client_of(alice).get(PAGE, {"kind": "request"}).content.decode()
    )
    assert "Offer to take guests" in client_of(alice).get(PAGE).content.decode()


def test_who_leads_where_a_guest_was_passed_on_to_finds_who_comes_when(
    client_of, stay, alice, charlie, unit_elsewhere, at_noon
) -> None:
    placements.sent(stay, alice)
    other = factories.unit(factories.root_of(unit_elsewhere.organisation), "Night patrol")
    nina = factories.member(other, "Nina Natt", role_code=RoleCode.LEADER)
    actions.route(stay, other.pk, by=charlie.actor, on=TODAY)

    for shown in ("/work-shadowing/", "/work-shadowing/?kind=request"):
        assert list(client_of(nina).get(shown).context["teams"]) == [other.pk]
