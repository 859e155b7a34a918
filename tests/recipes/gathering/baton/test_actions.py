from datetime import timedelta

import pytest

from stafett.arenas.agenda import queries as agenda
from stafett.arenas.errors import ArenaError
from stafett.audit.models import Entry
from stafett.lib.verdict import NotAllowed
from stafett.people.guests import queries as links
from stafett.people.models import RoleCode
from stafett.recipes.gathering import queries as series_
from stafett.recipes.gathering.agenda import actions as points
from stafett.recipes.gathering.baton import actions, kits, queries
from stafett.recipes.gathering.models import BatonState
from stafett.recipes.gathering.outside import actions as letting
from stafett.recipes.gathering.rules import Who
from tests import factories
from tests.factories import TODAY, days_ago, days_ahead, gatherings
from tests.recipes.mail import told

pytestmark = pytest.mark.django_db

WEEK = timedelta(weeks=1)


def test_the_baton_is_offered_and_taken_by_somebody_there(
    gathering, alice, charlie, theirs, elsewhere
) -> None:
    with pytest.raises(ArenaError, match="word about why"):
        actions.offer(gathering, theirs, by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.offer(gathering, theirs, why="Ours", by=charlie.actor, on=TODAY)
    with pytest.raises(ArenaError, match="not offered"):
        actions.accept(gathering, by=charlie.actor, on=TODAY)

    actions.offer(gathering, theirs, why="A new house", by=alice.actor, on=TODAY)
    assert series_.gathering(gathering).host is None
    with pytest.raises(NotAllowed):
        actions.accept(gathering, by=alice.actor, on=TODAY)
    taken = actions.accept(gathering, by=charlie.actor, on=TODAY)

    assert (taken.state, taken.answered_by, taken.why) == (BatonState.ACCEPTED, "Charlie Dahl", "A new house")
    assert series_.gathering(gathering).host == theirs
    with pytest.raises(ArenaError, match="already"):
        actions.offer(gathering, theirs, by=alice.actor, on=TODAY)
    with pytest.raises(ArenaError, match="not offered"):
        actions.accept(gathering, by=charlie.actor, on=TODAY)
    verbs = (
        Entry.objects.filter(organisation=elsewhere.pk, verb__startswith="gathering")
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert list(verbs) == ["gathering.baton_offered", "gathering.baton_accepted"]


def test_one_s_own_turn_is_taken_at_once(gathering, alice, ours) -> None:
    taken = actions.offer(gathering, ours, by=alice.actor, on=TODAY)
    assert (taken.state, taken.answered_by) == (BatonState.ACCEPTED, "Alice Aas")


def test_who_leads_all_the_members_asks_those_who_lead_each_of_them(root, clinic) -> None:
    rita = factories.member(root, "Rita Rot", role_code=RoleCode.LEADER)
    klara = factories.member(clinic, "Klara Klinikk", role_code=RoleCode.LEADER)
    staff = Who(factories.unit(root, "Staff", key="staff").pk)
    series = gatherings.series(rita.actor, root, Who(clinic.pk), staff)
    gathering = gatherings.gathering(series, rita.actor)
    offered = actions.offer(gathering, Who(clinic.pk), why="A new house", by=rita.actor, on=TODAY)
    assert offered.state == BatonState.OFFERED
    assert [subject.partition(" ")[0] for _name, subject in told()] == ["Say", "Will"]
    assert actions.accept(gathering, by=klara.actor, on=TODAY).answered_by == "Klara Klinikk"

    another = gatherings.gathering(series, rita.actor, days_ahead(90), title="Another")
    taken = actions.offer(another, staff, why="Nobody else leads it", by=rita.actor, on=TODAY)
    assert taken.state == BatonState.ACCEPTED


def test_for_one_outside_the_keeper_writes_who_said_yes(gathering, alice, charlie, outside, unit_a) -> None:
    actions.offer(gathering, outside, why="They ask", by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.accept(gathering, by_name="Charlie", by=charlie.actor, on=TODAY)
    with pytest.raises(ArenaError, match="who there"):
        actions.accept(gathering, by=alice.actor, on=TODAY)
    taken = actions.accept(gathering, by_name=" Kari Vik ", by=alice.actor, on=TODAY)
    assert (taken.outside, taken.answered_by) == ("Sør IKT", "Kari Vik")
    assert {row.by_unit_id for row in queries.checklist(gathering)} == {unit_a.pk}
    assert kits.owner_of(gathering) == unit_a.pk


def test_for_one_outside_with_a_link_somebody_there_takes_it(
    gathering, alice, guest, outside, series
) -> None:
    actions.offer(gathering, outside, why="They ask", by=alice.actor, on=TODAY)
    assert told() == [("guest", "Will you host it? The gathering, 14 August 2026, 10:00–16:00")]
    with pytest.raises(NotAllowed, match="answers by it"):
        actions.accept(gathering, by_name="Kari Vik", by=alice.actor, on=TODAY)

    taken = actions.accept(gathering, by_name="Kari Vik", by=guest, on=TODAY)
    assert (taken.outside, taken.answered_by) == ("Sør IKT", guest.label)
    assert Entry.objects.get(verb="gathering.baton_accepted").by_guest == guest.guest_id
    assert told() == [("Alice", "The baton was taken: The gathering, 14 August 2026, 10:00–16:00")]
    with pytest.raises(NotAllowed, match="answers by it"):
        actions.decline(gathering, "Fire", by_name="Kari Vik", by=alice.actor, on=TODAY)
    given_back = actions.decline(gathering, "Fire", by=guest, on=TODAY)
    assert (given_back.state, given_back.answered_by) == (BatonState.DECLINED, guest.label)


def test_when_the_link_is_taken_back_the_keeper_writes_again(
    gathering, series, alice, guest, outside
) -> None:
    actions.offer(gathering, outside, why="They ask", by=alice.actor, on=TODAY)
    letting.take_back(series, links.link_of(guest, on=TODAY), by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed, match="does not work"):
        actions.accept(gathering, by=guest, on=TODAY)
    assert actions.accept(gathering, by_name="Kari Vik", by=alice.actor, on=TODAY).answered_by == "Kari Vik"


def test_what_has_been_is_not_taken_any_more(gathering, alice, charlie, theirs) -> None:
    actions.offer(gathering, theirs, why="New", by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed, match="has been"):
        actions.accept(gathering, by=charlie.actor, on=gatherings.SOON + WEEK)


def test_who_declines_is_passed_over_and_the_checklist_goes_to_the_next(
    gathering, alice, charlie, ours, theirs, outside, unit_a, unit_elsewhere
) -> None:
    actions.offer(gathering, theirs, why="New", by=alice.actor, on=TODAY)
    actions.accept(gathering, by=charlie.actor, on=TODAY)
    first, *others = queries.checklist(gathering)
    assert {row.by_unit_id for row in (first, *others)} == {unit_elsewhere.pk}
    actions.tick(gathering, first.promise, by=charlie.actor, on=TODAY)
    with pytest.raises(ArenaError, match="Write why"):
        actions.decline(gathering, " ", by=charlie.actor, on=TODAY)
    given_back = actions.decline(gathering, "Fire in the house", by=charlie.actor, on=TODAY)
    assert (given_back.state, given_back.grounds) == (BatonState.DECLINED, "Fire in the house")
    assert queries.turn(gathering) == ours

    actions.offer(gathering, ours, by=alice.actor, on=TODAY)
    done, *rest = queries.checklist(gathering)
    assert (done.promise, done.by_unit_id) == (first.promise, unit_elsewhere.pk)
    assert {row.by_unit_id for row in rest} == {unit_a.pk}
    assert len(rest) == len(others)


def test_the_kit_follows_agenda_checklist_and_experience(series, alice, charlie, ours, theirs) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    actions.offer(last, ours, by=alice.actor, on=days_ago(400))
    assert [row.title for row in agenda.slots(last)][1] == "A question we share"
    points.add(last, "Walk in the hills", 45, ours, by=alice.actor)
    for row in queries.checklist(last)[1:]:
        actions.tick(last, row.promise, by=alice.actor, on=days_ago(310))
    actions.add_check(last, "Hire a bus", -3, by=alice.actor)
    actions.tell(last, "First try", by=alice.actor)
    actions.tell(last, " Begin after lunch. ", by=alice.actor)

    gathering = gatherings.gathering(series, alice.actor)
    actions.offer(gathering, theirs, by=alice.actor, on=TODAY)
    actions.accept(gathering, by=charlie.actor, on=TODAY)
    kit = queries.kit(gathering)

    assert (kit.last.occasion, kit.experience.text, kit.experience.by) == (
        last,
        "Begin after lunch.",
        "Alice Aas",
    )
    assert [row.title for row in agenda.slots(gathering)] == [row.title for row in kit.agenda]
    assert {row.unit_id for row in agenda.slots(gathering)} == {None}
    assert ("Hire a bus", gatherings.SOON - 3 * WEEK) in [(row.what, row.due_on) for row in kit.checklist]
    assert len(kit.checklist) == 6
    assert [one.name for one in kit.contacts] == ["Section A", "Home care", "Sør IKT"]


def test_only_the_host_keeps_the_checklist_and_tells(gathering, charlie, alice) -> None:
    with pytest.raises(NotAllowed):
        actions.add_check(gathering, "Mine", 0, by=charlie.actor)
    with pytest.raises(NotAllowed):
        actions.tell(gathering, "Mine", by=charlie.actor)
    with pytest.raises(ArenaError, match="two years"):
        actions.add_check(gathering, "Far", 200, by=alice.actor)
    actions.tell(gathering, "Something", by=alice.actor)
    actions.tell(gathering, "", by=alice.actor)
    assert queries.experience(gathering) is None
