"""Whom something hits, and doing it."""

import pytest
from django.urls import reverse

from stafett.plans.models import Assignment
from stafett.standings.models import PreviewRun, RunState
from stafett.standings.preview import runs
from stafett.standings.preview.asked import Assign, End, MoveUnit, Publish, Retire
from stafett.web.assignments import shown, words
from tests import factories
from tests.factories import Member, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(trust, clinic):
    made = factories.plan(trust, "Basic plan", owner_unit=clinic)
    factories.requirement(made, factories.competence(trust, "Fire safety"), due_days=-1)
    return made


@pytest.fixture
def look(plan, clinic, today):
    """Hanne looks at giving the plan to the whole clinic."""

    def start(member: Member, **asked) -> PreviewRun:
        fields = {"unit_id": clinic.pk, "subunits": True, "starts_on": today} | asked
        return runs.start(Assign(plan_id=plan.pk, **fields), by=member.actor, on=today)

    return start


def page(client, run: PreviewRun, query: str = "", **headers) -> str:
    return " ".join(client.get(reverse("assignments:result", args=[run.pk]) + query, **headers).text.split())


def act(client, run: PreviewRun, do: str):
    return client.post(reverse("assignments:result", args=[run.pk]), {"do": do}, follow=True)


def test_three_figures_then_units_then_names(look, hanne: Member, bob, gunnar, client_of) -> None:
    told = page(client_of(hanne), look(hanne))

    assert "Basic plan is given to Clinic of Medicine and everything below it from 15 June 2026." in told
    assert "<b>3</b><span>people enter</span>" in told
    assert "<b>0</b><span>people leave</span>" in told
    assert "3 turn red on" in told
    assert [name in told for name in ("Bob Berg", "Gunnar Holm", "Section A", "Section B")] == [True] * 4


def test_whoever_changes_it_keeps_the_one_person_it_was_for(
    look, unit_a, hanne: Member, bob: Member, client_of
) -> None:
    told = page(client_of(hanne), look(hanne, unit_id=unit_a.pk, subunits=False, person_id=bob.person.pk))

    assert "Only to Bob Berg." in told
    assert "who=Bob+Berg" in told


def test_nobody_is_named_to_those_who_do_not_see_them(
    trust, clinic, unit_a, alice: Member, bob, gunnar, client_of, today
) -> None:
    plan = factories.plan(trust, "Of section A", owner_unit=unit_a)
    factories.requirement(plan, factories.competence(trust, "Lifts"))
    factories.assignment(plan, clinic, subunits=True)
    run = runs.start(Retire(plan_id=plan.pk, retired_on=today), by=alice.actor, on=today)
    told = page(client_of(alice), run)

    assert ("Bob Berg" in told, "Gunnar Holm" in told) == (True, False)
    assert "In units you do not see" in told
    assert "<b>3</b><span>people leave</span>" in told


def test_who_may_not_look_any_more_sees_nothing(look, hanne: Member, bob, client_of) -> None:
    run = look(hanne)
    factories.close(hanne.person.roles.get())

    assert client_of(hanne).get(reverse("assignments:result", args=[run.pk])).status_code == 404


def test_of_many_one_unit_at_a_time_is_named(
    look, hanne: Member, bob, unit_a, client_of, monkeypatch
) -> None:
    monkeypatch.setattr(shown, "FEW", 0)
    run = look(hanne)

    assert "Bob Berg" not in page(client_of(hanne), run)
    assert "Bob Berg" in page(client_of(hanne), run, f"?unit={unit_a.pk}")
    assert "Bob Berg" not in page(client_of(hanne), run, "?unit=x")


def test_nobody_changes_colour(look, hanne: Member, bob, unit_a, plan, client_of) -> None:
    factories.assignment(plan, unit_a)
    told = page(client_of(hanne), look(hanne, unit_id=unit_a.pk, positions=("nurse",)))

    assert "Nobody changes colour" in told
    assert "For 1 person who has it already nothing changes." in told


def test_it_is_given_when_it_is_confirmed_and_only_once(look, hanne: Member, bob, client_of) -> None:
    run, client = look(hanne), client_of(hanne)
    assert "The plan is given." in act(client, run, "confirm").text
    assert "This has been done already." in act(client, run, "confirm").text

    assert Assignment.objects.count() == 1
    told = page(client, run)
    assert "This is done. Below is what was seen beforehand." in told
    assert 'value="confirm"' not in told


@pytest.mark.parametrize(
    ("last_day", "said"), [(days_ahead(3), "It has a last day now."), (None, "It is withdrawn.")]
)
def test_it_is_ended_when_that_is_confirmed(
    plan, hanne: Member, bob, unit_a, client_of, today, last_day, said
) -> None:
    row = factories.assignment(plan, unit_a, starts_on=today)
    run = runs.start(End(assignment_id=row.pk, last_day=last_day), by=hanne.actor, on=today)

    assert said in act(client_of(hanne), run, "confirm").text
    assert [one.ends_on for one in Assignment.objects.open()] == ([last_day] if last_day else [])


def test_what_changed_meanwhile_is_said_and_looked_at_again(
    look, hanne: Member, bob: Member, client_of, today
) -> None:
    run, client = look(hanne), client_of(hanne)
    factories.leave(bob.person, starts_on=today)
    assert "Facts have changed since: look again." in page(client, run)
    act(client, run, "again")

    newest = PreviewRun.objects.latest("pk")
    assert newest.pk != run.pk
    assert "Facts have changed since" not in page(client, newest)


def test_what_may_not_be_done_any_more_is_not_done(look, plan, hanne: Member, bob, clinic, client_of) -> None:
    run = look(hanne)
    factories.assignment(plan, clinic, subunits=True)
    answer = act(client_of(hanne), run, "confirm")

    assert "The plan is given to just these on these days already." in answer.text
    assert PreviewRun.objects.get(pk=run.pk).state == RunState.READY


def test_while_it_is_worked_out_the_page_asks_again_by_itself(
    look, hanne: Member, bob, client_of, monkeypatch
) -> None:
    monkeypatch.setattr(runs, "MANY", 0)
    run, client = look(hanne), client_of(hanne)
    told = page(client, run)
    assert 'hx-trigger="load delay:1s"' in told
    assert "See how far it has come" in told
    runs.found(run, runs.again(run))
    part = page(client, run, headers={"HX-Request": "true", "HX-Target": "div#result"})

    assert part.startswith("<section")
    assert "people enter" in part


def test_what_stopped_is_told(look, hanne: Member, bob, client_of) -> None:
    run = look(hanne)
    runs.failed(run, "There is no draft of this plan any more.")

    assert "There is no draft of this plan any more." in page(client_of(hanne), run)


def test_nobody_reads_what_another_asked(
    look, hanne: Member, alice: Member, erik: Member, bob, client_of
) -> None:
    run = look(hanne)
    there = reverse("assignments:result", args=[run.pk])

    assert [client_of(who).get(there).status_code for who in (alice, erik, bob)] == [404, 404, 404]


def test_retiring_is_done_elsewhere(plan, hanne: Member, client_of, today) -> None:
    run = runs.start(Retire(plan_id=plan.pk, retired_on=today), by=hanne.actor, on=today)

    assert 'value="confirm"' not in page(client_of(hanne), run)


def test_a_retirement_goes_on_with_the_day_that_was_looked_at(hanne: Member, plan, client_of, today) -> None:
    run = runs.start(Retire(plan_id=plan.pk, retired_on=days_ahead(40)), by=hanne.actor, on=today)

    assert f"/plans/{plan.pk}/retire/?retired_on={days_ahead(40)}" in page(client_of(hanne), run)


def moved(trust, unit_a, unit_b, member: Member, today) -> PreviewRun:
    """Section A comes under section B, where a course is asked that nobody has."""
    plan = factories.plan(trust, "Of section B", owner_unit=unit_b)
    factories.requirement(plan, factories.competence(trust, "Lifts"), due_days=-1)
    factories.assignment(plan, unit_b, subunits=True)
    what = MoveUnit(unit_id=unit_a.pk, parent_id=unit_b.pk, moves_on=today)
    return runs.start(what, by=member.actor, on=today)


def test_who_sees_nobodys_colours_is_told_who_enters_and_leaves_and_no_more(
    trust, unit_a, unit_b, dana: Member, erik: Member, alice, bob, client_of, today
) -> None:
    told = page(client_of(dana), moved(trust, unit_a, unit_b, dana, today))

    assert "<b>2</b><span>people enter</span>" in told
    assert [words in told for words in ("turn red", "turns red", "red-", "Bob Berg")] == [False] * 4
    assert "You do not see the people of this unit" in told
    again = runs.start(
        MoveUnit(unit_id=unit_a.pk, parent_id=unit_b.pk, moves_on=days_ahead(1)), by=erik.actor, on=today
    )
    assert "2 turn red on" in page(client_of(erik), again)


def test_where_only_colours_would_change_such_a_one_reads_that_nobody_enters_or_leaves(
    trust, unit_a, unit_b, dana: Member, alice, bob, client_of, today
) -> None:
    run = moved(trust, unit_a, unit_b, dana, today)
    columns = run.result["rows"]
    columns["enters"] = [False] * len(columns["enters"])
    run.save()
    told = page(client_of(dana), run)

    assert "Nobody enters, and nobody leaves" in told
    assert "red" not in told[told.index("<h1") : told.index("csrfmiddlewaretoken")].replace("colours", "")


@pytest.mark.parametrize(("elsewhere", "red"), [(1, 2), (4, 2), (5, 7)])
def test_of_few_people_elsewhere_it_is_not_told_how_many_turn_red(
    elsewhere: int, red: int, trust, unit_a, unit_b, alice: Member, bob, client_of, today
) -> None:
    """Two in the section, and some elsewhere, turn red."""
    plan = factories.plan(trust, "Of section A", owner_unit=unit_a)
    run = runs.start(Retire(plan_id=plan.pk, retired_on=today), by=alice.actor, on=today)
    people = [alice.person.pk, bob.person.pk, *range(10**6, 10**6 + elsewhere)]
    of_all = {"plan_id": plan.pk, "enters": False, "leaves": False, "changes": True,
              "reddens_0": True, "reddens_1": True, "red_on": today.isoformat()}  # fmt: skip
    units = [unit_a.pk] * 2 + [unit_b.pk] * elsewhere
    rows = {name: [value] * len(people) for name, value in of_all.items()}
    run.result["rows"] = {"person_id": people, "given_in": units} | rows
    run.save()
    told = page(client_of(alice), run)

    assert f"<b>{red}</b>" in told
    assert f"{red} turn red on" in told
    where = told[told.index("In units you do not see") :]
    assert ("fewer than 5 people" in where, "turn" in where.split("</div>")[0]) == (red == 2, red == 7)
    assert ("Who turns red is counted in the units you see." in told) is (red == 2)


@pytest.mark.parametrize(("looked", "is_told"), [(40, True), (30, False)])
def test_another_day_than_the_drafts_is_told_before_publishing(
    trust, clinic, plan, hanne: Member, client_of, today, looked, is_told
) -> None:
    factories.draft(
        clinic, factories.asked(factories.competence(trust, "Pump")), plan=plan, version=2,
        effective_from=days_ahead(30),
    )  # fmt: skip
    run = runs.start(Publish(plan_id=plan.pk, effective_from=days_ahead(looked)), by=hanne.actor, on=today)

    told = page(client_of(hanne), run)

    assert "On to publishing" in told
    day = '<time datetime="2026-07-15">15 July 2026</time>'
    said = f"The draft itself takes effect {day}, not on the day you looked at."
    assert (said in told) is is_told
    assert (reverse("drafts:about", args=[plan.pk]) in told) is is_told


def test_a_draft_without_a_day_or_gone_since_says_nothing_of_it(
    trust, clinic, plan, hanne: Member, today
) -> None:
    looked = Publish(plan_id=plan.pk, effective_from=days_ahead(40))
    assert words.other_day(looked) is None
    assert words.other_day(Publish(plan_id=plan.pk)) is None
    assert words.other_day(Retire(plan_id=plan.pk, retired_on=today)) is None


def test_the_number_of_queries_does_not_grow_with_the_units(
    look, clinic, unit_a, hanne: Member, bob: Member, gunnar: Member, client_of, queries_of
) -> None:
    client = client_of(hanne)

    def asked(run: PreviewRun) -> int:
        return queries_of(client, reverse("assignments:result", args=[run.pk]))

    one, several = look(hanne, unit_id=unit_a.pk, subunits=False), look(hanne)
    assert len(shown.Shown(several, hanne.actor, None).units) > len(shown.Shown(one, hanne.actor, None).units)
    assert asked(several) == asked(one)
