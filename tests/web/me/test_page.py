"""My lines, put in order."""

from dataclasses import replace
from datetime import date

from stafett.status import Colour, Reason
from stafett.web.me import page
from tests import factories
from tests.web.test_lines import LINE


def line(title, colour=Colour.YELLOW, **fields):
    return replace(LINE, title=title, colour=colour, **fields)


def titles(lines):
    return [(group.colour, [line.title for line in group.lines]) for group in page.groups(lines)]


def test_the_worst_colour_comes_first_and_an_empty_one_not_at_all():
    assert titles([line("ok", Colour.GREEN), line("late", Colour.RED)]) == [
        (Colour.RED, ["late"]),
        (Colour.GREEN, ["ok"]),
    ]


def test_what_is_in_order_or_rests_is_folded():
    lines = [line(colour.value, colour) for colour in Colour]

    assert [group.is_folded for group in page.groups(lines)] == [False, False, True, True]


def test_the_earliest_deadline_comes_first_and_the_recommended_last():
    early, late = date(2026, 7, 1), date(2026, 8, 1)
    lines = [
        line("recommended", mandatory=False, red_on=early),
        line("no deadline"),
        line("late", red_on=late),
        line("early", red_on=early),
    ]

    assert titles(lines) == [(Colour.YELLOW, ["early", "late", "no deadline", "recommended"])]


def test_the_next_to_turn_is_the_green_line_that_turns_yellow_first():
    ahead = [
        line("second", Colour.GREEN, yellow_on=date(2027, 2, 1)),
        line("first", Colour.GREEN, yellow_on=date(2027, 1, 1)),
        line("never", Colour.GREEN, yellow_on=None),
        line("yellow already", yellow_on=date(2026, 1, 1)),
    ]

    assert page.next_to_turn(ahead, on=factories.TODAY).title == "first"


def test_nothing_is_next_where_nothing_turns():
    assert page.next_to_turn([line("never", Colour.GREEN, yellow_on=None)], on=factories.TODAY) is None


def test_a_plan_counts_my_lines_by_colour():
    lines = [line("a", Colour.RED), line("b", Colour.GREEN, sources=LINE.sources[:1])]

    assert [(plan.title, dict(plan.counts)) for plan in page.plans(lines)] == [
        ("Basic plan", {Colour.RED: 1, Colour.GREEN: 1}),
        ("Guard", {Colour.RED: 1}),
    ]


def test_the_unit_is_told_only_where_there_are_several():
    assert page.in_several_units([LINE])
    assert not page.in_several_units([replace(LINE, sources=LINE.sources[:1])])


def test_my_jobs_are_those_of_the_day(unit_a, unit_b, bob):
    factories.employment(bob.person, unit_b, position="guard", starts_on=factories.days_ahead(1))

    assert page.jobs(bob.actor, on=factories.TODAY) == [page.Job("Section A", "nurse")]
    assert page.jobs(bob.actor, on=factories.days_ahead(1))[1:] == [page.Job("Section B", "guard")]


def test_nobody_is_named_where_nothing_waits(bob):
    assert page.waits(bob.actor, [LINE], on=factories.TODAY) == {}


def test_a_line_per_unit_waits_for_the_leader_of_that_unit(trust, unit_a, unit_b, alice, bob):
    course = factories.competence(trust, "Pump")
    factories.claim(bob.person, course, unit=unit_a, submitted_on=factories.days_ago(3))
    factories.claim(bob.person, course, unit=unit_b, submitted_on=factories.TODAY)
    lines = [
        replace(
            LINE,
            reason=Reason.AWAITING_APPROVAL,
            claimed_on=factories.TODAY,
            unit_id=unit.pk,
            competence_ids=(course.pk,),
        )
        for unit in (unit_a, unit_b)
    ]

    assert list(page.waits(bob.actor, lines, on=factories.TODAY).values()) == [
        "It has waited 3 days for Alice Aas.",
        "Nobody who may decide this is registered. Tell whoever leads your unit.",
    ]
