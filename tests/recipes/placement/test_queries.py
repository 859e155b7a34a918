import pytest

from stafett.people.actor import NOBODY
from stafett.people.models import RoleCode
from stafett.recipes.placement import queries
from stafett.recipes.placement.workflow import State, Who
from tests import factories
from tests.factories import placements

pytestmark = pytest.mark.django_db


def test_the_guest_both_leaders_and_the_contact_see_a_stay_and_nobody_else(
    offer, stay, alice, bob, charlie, ida, dana, hanne, gunnar
) -> None:
    seen = {
        m.person.pk: list(queries.visible_to(m.actor))
        for m in (alice, bob, charlie, ida, dana, hanne, gunnar)
    }

    assert [bool(seen[m.person.pk]) for m in (alice, bob, charlie, gunnar)] == [True, True, True, True]
    assert [bool(seen[m.person.pk]) for m in (ida, dana, hanne)] == [False, False, False]
    assert list(queries.visible_to(NOBODY)) == []


def test_the_contact_sees_it_and_answers_for_the_host(charlie, ida, bob, unit_elsewhere, unit_a) -> None:
    offer = placements.offer(charlie, unit_elsewhere.pk, contact_id=ida.person.pk)
    stay = placements.asked(offer, bob, unit_a.pk)
    assert list(queries.visible_to(ida.actor)) == [stay]
    assert queries.parts_of(ida.actor, queries.now(stay)) == {Who.CONTACT}


def test_parts(stay, alice, bob, charlie, dana) -> None:
    now = queries.now(stay)
    assert [queries.parts_of(one.actor, now) for one in (bob, alice, charlie, dana)] == [
        {Who.GUEST}, {Who.HOME}, {Who.HOST, Who.CONTACT}, set(),
    ]  # fmt: skip
    assert queries.parts_of(NOBODY, now) == set()
    assert now.state == State.TALKING
    assert len(now.stay.organisations) == 2


def test_a_leader_who_goes_is_the_guest_and_does_not_answer_for_themselves(offer, alice, unit_a) -> None:
    stay = placements.asked(offer, alice, unit_a.pk)
    assert queries.parts_of(alice.actor, queries.now(stay)) == {Who.GUEST}


def test_units_are_named_with_their_organisation(unit_a, elsewhere, unit_elsewhere) -> None:
    root = factories.root_of(elsewhere)
    assert queries.units([unit_a.pk, root.pk, None]) == {
        unit_a.pk: "Section A, Granli Hospital Trust",
        root.pk: "Solvik Municipality",
    }


def test_whoever_leads_both_sides_has_both_parts(clinic, unit_a, unit_b, bob) -> None:
    boss = factories.member(clinic, "Kari Lie", role_code=RoleCode.LEADER)
    offer = placements.offer(boss, unit_b.pk, open_to="organisation")
    stay = placements.asked(offer, bob, unit_a.pk)
    assert queries.parts_of(boss.actor, queries.now(stay)) == {Who.HOME, Who.HOST, Who.CONTACT}


@pytest.fixture
def alice_elsewhere(alice, elsewhere, unit_elsewhere) -> factories.Member:
    """Alice leads the host too, by her record in its organisation."""
    record = factories.person(elsewhere, "Alice Aas", key="alice-elsewhere")
    factories.role(record, RoleCode.LEADER, unit_elsewhere)
    factories.tie(alice.identity, record)
    return factories.Member(record, alice.identity)


def test_whoever_leads_the_guests_unit_has_no_part_as_the_host_by_another_record(
    stay, alice, alice_elsewhere
) -> None:
    now = queries.now(stay)
    assert queries.parts_of(alice_elsewhere.actor, now) == set()
    assert queries.parts_of(alice.actor, now) == {Who.HOME}


def test_the_guest_has_no_part_as_the_host_by_another_record(offer, alice, alice_elsewhere, unit_a) -> None:
    now = queries.now(placements.asked(offer, alice, unit_a.pk))
    assert queries.parts_of(alice_elsewhere.actor, now) == set()
    assert queries.parts_of(alice.actor, now) == {Who.GUEST}
