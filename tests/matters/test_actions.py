"""What is raised is answered, passed on or merged, as one record all the way."""

import pytest
from django.db import IntegrityError, transaction

from stafett.arenas import actions as arenas
from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Anchor
from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.communication.models import Message
from stafett.lib.verdict import NotAllowed
from stafett.matters import actions, queries
from stafett.matters.models import Breadth, Matter, MatterState, Meaning, Privacy
from stafett.matters.rules import Answer
from stafett.people.models import RoleCode
from tests import factories
from tests.factories import TODAY, days_ago, days_ahead, matters
from tests.factories import arenas as meetings

pytestmark = pytest.mark.django_db


def stands(matter: Matter) -> tuple:
    state = queries.state(matter)
    return state.meaning, state.unit_id, state.due_on


def entries(organisation) -> list[tuple[str, str, str]]:
    rows = Entry.objects.filter(organisation=organisation.pk, verb__startswith="matter").order_by("position")
    return list(rows.values_list("by", "verb", "subject"))


def told(member) -> list[str]:
    rows = Message.objects.filter(person=member.person, kind__startswith="matter").order_by("pk")
    return list(rows.values_list("subject", flat=True))


def test_what_is_raised_is_with_the_unit_and_is_answered_within_two_weeks(lamp, unit_a, trust, alice) -> None:
    assert stands(lamp) == (Meaning.NEW, unit_a.pk, days_ahead(14))
    assert (lamp.person.details.get().name, lamp.guest_id, lamp.code_hash) == ("Bob Berg", None, None)
    assert entries(trust) == [("Bob Berg", "matter.raised", "Section A")]
    assert told(alice) == ["Something was raised to you, and waits for an answer"]


def test_keys_tell_nothing_of_the_order(bob, unit_a) -> None:
    keys = [matters.matter(bob, unit_a, f"Lamp {number}").pk for number in range(12)]

    assert keys != sorted(keys)


def test_who_is_known_to_the_leader_alone_is_not_named_in_the_log(bob, alice, unit_a, trust) -> None:
    made = matters.matter(bob, unit_a, privacy=Privacy.ANSWERER, due_on=days_ahead(3))

    assert entries(trust) == [("", "matter.raised", "Section A")]
    assert Entry.objects.get(verb="matter.raised").by_identity is None
    assert stands(made) == (Meaning.NEW, unit_a.pk, days_ahead(3))


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"title": " "}, ArenaError),
        ({"due_on": days_ago(1)}, ArenaError),
        ({"privacy": Privacy.NOBODY}, NotAllowed),
    ],
)
def test_what_makes_no_sense_is_not_raised(bob, unit_a, said, error) -> None:
    with pytest.raises(error):
        actions.raise_(matters.raised(unit_a, **said), by=bob.actor, on=TODAY)

    assert not Matter.objects.exists()


def test_a_stranger_raises_nothing_here(charlie, unit_a) -> None:
    with pytest.raises(NotAllowed):
        matters.matter(charlie, unit_a)


def test_who_takes_part_raises_to_another_organisation(
    charlie, unit_a, unit_elsewhere, trust, elsewhere
) -> None:
    arena = meetings.arena(unit_a)
    with meetings.change(trust) as change:
        arenas.join(arena, "host", unit=unit_a, change=change)
        arenas.join(arena, "guest", unit=unit_elsewhere, change=change)

    made = matters.matter(charlie, unit_a, arena_id=arena.pk, kind="insight")

    assert (made.organisation, made.arena) == (trust, arena)
    assert entries(trust) == entries(elsewhere) == [("Charlie Dahl", "matter.raised", "Section A")]


def test_a_guest_raises_in_the_arena_the_link_opens(alice, unit_a, trust) -> None:
    arena = meetings.arena(unit_a)
    with meetings.change(trust) as change:
        arenas.join(arena, "host", unit=unit_a, change=change)
    guest = factories.guest_of(factories.let_in(f"arena:{arena.pk}", by=alice).link)

    made = actions.raise_(matters.raised(unit_a, arena_id=arena.pk), by=guest, on=TODAY)
    elsewhere = meetings.arena(unit_a)
    with pytest.raises(NotAllowed):
        actions.raise_(matters.raised(unit_a, arena_id=elsewhere.pk), by=guest, on=TODAY)

    assert (made.guest_id, made.person) == (guest.guest_id, None)
    matters.answered(made, alice)


def test_the_leader_answers_and_the_raiser_is_told(lamp, alice, bob, trust) -> None:
    state = matters.answered(
        lamp, alice, Meaning.TRYING, due_on=days_ahead(30), effect="Lighter", word="test"
    )

    assert (state.answer, state.effect, state.word, state.by) == ("We do it.", "Lighter", "test", "Alice Aas")
    assert (state.since, state.due_on) == (TODAY, days_ahead(30))
    later = matters.answered(lamp, alice, Meaning.ADOPTED)
    assert (later.effect, later.due_on) == ("Lighter", None)
    assert told(bob) == ["There is news of what you raised", "What you raised was answered"]
    assert [entry[1] for entry in entries(trust)] == ["matter.raised", "matter.answered", "matter.answered"]


def test_only_the_leader_answers(lamp, bob) -> None:
    with pytest.raises(NotAllowed):
        matters.answered(lamp, bob)


def test_an_answer_that_says_nothing_is_refused(lamp, alice) -> None:
    with pytest.raises(ArenaError, match="Write an answer"):
        matters.answered(lamp, alice, answer="")


def test_what_is_declined_has_no_next_day_whatever_is_said(lamp, alice, unit_a) -> None:
    matters.answered(lamp, alice, Meaning.DECLINED, due_on=days_ahead(14))

    assert stands(lamp) == (Meaning.DECLINED, unit_a.pk, None)


def test_who_answers_what_was_answered_meanwhile_is_shown_it(lamp, alice) -> None:
    seen = queries.state(lamp).pk
    now = matters.answered(lamp, alice)

    given = Answer(meaning=Meaning.DECLINED, answer="No")
    with pytest.raises(ChangedMeanwhile) as raised:
        actions.answer(lamp, given, seen=seen, by=alice.actor, on=TODAY)
    assert raised.value.now == now


def test_a_next_day_hangs_on_an_occasion_and_moves_with_it(bob, alice, unit_a, trust) -> None:
    arena = meetings.arena(unit_a)
    first = meetings.occasion(arena, days_ahead(10))
    made = matters.matter(bob, unit_a, arena_id=arena.pk)
    at = Hanging(Anchor.OCCASION_START, first.pk, days=-1)
    matters.answered(made, alice, Meaning.TRYING, hangs_on=at)
    assert queries.state(made).due_on == days_ahead(9)

    meetings.moved(first, days_ahead(20))

    assert queries.state(made).due_on == days_ahead(19)
    assert [one.meaning for one in queries.history(made)] == [Meaning.NEW, Meaning.TRYING]


def test_a_day_that_hangs_on_another_is_to_come_and_known_as_long_as_it_waits(bob, alice, unit_a) -> None:
    arena = meetings.arena(unit_a)
    been, undated = meetings.occasion(arena, days_ago(10)), meetings.occasion(arena, None)
    made = matters.matter(bob, unit_a, arena_id=arena.pk)

    with pytest.raises(ArenaError, match="from today on"):
        matters.answered(made, alice, Meaning.TRYING, hangs_on=Hanging(Anchor.OCCASION_END, been.pk))
    at = Hanging(Anchor.OCCASION_START, undated.pk)
    with pytest.raises(ArenaError, match="has no day yet"):
        matters.answered(made, alice, Meaning.CONSIDERED, hangs_on=at)
    matters.answered(made, alice, Meaning.ADOPTED, hangs_on=at)
    assert queries.state(made).due_on is None


def test_a_day_hangs_on_nothing_outside_an_arena(lamp, alice) -> None:
    with pytest.raises(ArenaError, match="Choose a day"):
        matters.answered(lamp, alice, Meaning.TRYING, hangs_on=Hanging(Anchor.ARENA_END))


def test_it_is_passed_on_as_the_same_record_with_a_day(lamp, alice, beate, unit_a, unit_b, bob) -> None:
    state = matters.passed_on(lamp, unit_b, alice, days=5)

    assert (state.matter, state.passed_from) == (lamp, unit_a)
    assert stands(lamp) == (Meaning.PASSED_ON, unit_b.pk, days_ahead(5))
    assert told(beate) == ["Something was raised to you, and waits for an answer"]
    assert told(bob) == ["What you raised was passed on"]
    with pytest.raises(NotAllowed):
        matters.answered(lamp, alice)

    waits = matters.answered(lamp, beate, Meaning.CONSIDERED, due_on=days_ahead(9))
    assert waits.passed_from == unit_a
    assert matters.answered(lamp, beate).passed_from is None


def test_passed_on_further_it_comes_back_in_time_to_whoever_passed_it_on_first(
    lamp, alice, beate, unit_a, unit_b, clinic
) -> None:
    chief = factories.member(clinic, "Cecilie Chief", role_code=RoleCode.LEADER)
    matters.passed_on(lamp, unit_b, alice, days=5)
    with pytest.raises(ArenaError, match="until"):
        matters.passed_on(lamp, clinic, beate, days=6)

    further = matters.passed_on(lamp, clinic, beate, days=4)
    assert (further.unit, further.passed_from, further.due_on) == (clinic, unit_a, days_ahead(4))
    back = matters.passed_on(lamp, unit_a, chief, days=3)
    assert (back.unit, back.passed_from) == (unit_a, clinic)


def test_what_was_raised_to_a_unit_stays_on_its_list_when_another_answers(
    lamp, alice, beate, unit_a, unit_b
) -> None:
    matters.passed_on(lamp, unit_b, alice)
    matters.answered(lamp, beate)

    assert [row.matter for row in queries.raised_to(alice.actor, [unit_a.pk])] == [lamp]
    assert [row.matter for row in queries.raised_to(beate.actor, [unit_b.pk])] == [lamp]


def test_it_is_passed_on_to_nobody_s_stranger(lamp, alice, unit_elsewhere) -> None:
    with pytest.raises(NotAllowed):
        matters.passed_on(lamp, unit_elsewhere, alice)


def test_what_was_passed_on_is_taken_back(lamp, alice, beate, unit_a, unit_b) -> None:
    seen = matters.passed_on(lamp, unit_b, alice).pk
    with pytest.raises(ArenaError, match="by when"):
        actions.take_back(lamp, due_on=None, seen=seen, by=alice.actor, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.take_back(lamp, due_on=days_ahead(3), seen=seen, by=beate.actor, on=TODAY)

    actions.take_back(lamp, due_on=days_ahead(3), seen=seen, by=alice.actor, on=TODAY)

    assert stands(lamp) == (Meaning.CONSIDERED, unit_a.pk, days_ahead(3))
    assert queries.state(lamp).passed_from is None


def test_the_answer_of_what_it_was_merged_into_reaches_both_raisers(lamp, alice, bob, unit_a, gunnar) -> None:
    other = matters.matter(gunnar, unit_a, "Light in the corridor")
    actions.merge(lamp, other, seen=queries.state(lamp).pk, by=alice.actor, on=TODAY)

    answered = matters.answered(other, alice)

    assert queries.outcome(queries.state(lamp)) == answered
    merged = "What you raised was merged with something about the same"
    assert told(bob) == [merged, "What you raised was answered"]
    assert told(gunnar)[-1] == "What you raised was answered"
    with pytest.raises(NotAllowed):
        matters.answered(lamp, alice)


def test_what_many_read_is_not_merged_into_what_few_read(lamp, alice, gunnar, unit_a) -> None:
    other = matters.matter(gunnar, unit_a, "Light in the corridor", breadth=Breadth.US)

    with pytest.raises(NotAllowed, match="Fewer people"):
        actions.merge(lamp, other, seen=queries.state(lamp).pk, by=alice.actor, on=TODAY)
    actions.merge(other, lamp, seen=queries.state(other).pk, by=alice.actor, on=TODAY)
    assert queries.state(other).into == lamp


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_on": None},
        {"meaning": Meaning.DECLINED, "due_on": None},
        {"meaning": Meaning.MERGED},
    ],
)
def test_the_database_lets_nothing_vanish(lamp, wrong) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MatterState.objects.filter(matter=lamp).update(**wrong)
