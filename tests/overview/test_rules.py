from dataclasses import replace
from datetime import date, time, timedelta

from stafett.lib import weeks
from stafett.overview import rules
from stafett.recipes.week import Group, Line
from tests.factories import TODAY, days_ago, days_ahead
from tests.factories.arenas import NOON

WEEK = weeks.of(TODAY)


def line(what: str, group: Group = Group.OWE, on: date | None = None, **more) -> Line:
    return Line(group=group, kind="course", what=what, link="/", on=on, **more)


def whats(lines) -> list[str]:
    return [one.what for one in lines]


def test_a_week_without_anything_is_empty():
    shown = rules.arranged([], WEEK, on=TODAY)

    assert (shown.is_empty, shown.days, shown.late) == (True, (), frozenset())


def test_what_is_owed_is_by_its_day_what_is_overdue_first_and_what_has_none_last():
    late, soon, open_ = line("late", on=days_ago(2)), line("today", on=TODAY), line("some day")

    shown = rules.arranged([open_, soon, late], WEEK, on=TODAY)

    assert whats(shown.owe) == ["late", "today", "some day"]
    assert shown.late == {late}
    assert not shown.is_empty


def test_only_what_is_owed_is_overdue():
    assert rules.is_overdue(line("late", on=days_ago(1)), on=TODAY)
    assert not rules.is_overdue(line("been", Group.BE, on=days_ago(1)), on=TODAY)


def test_what_is_asked_is_by_its_last_moment():
    soon = line("soon", Group.ASKED, until=NOON)
    later = line("later", Group.ASKED, until=NOON + timedelta(days=1))
    day, never = line("a day", Group.ASKED, on=TODAY), line("no end", Group.ASKED)

    assert whats(rules.arranged([never, day, later, soon], WEEK, on=TODAY).asked) == [
        "soon", "later", "a day", "no end",
    ]  # fmt: skip


def test_what_became_of_things_is_the_newest_first():
    old, new = line("old", Group.BECAME, on=days_ago(3)), line("new", Group.BECAME, on=TODAY)

    assert whats(rules.arranged([old, new], WEEK, on=TODAY).became) == ["new", "old"]


def test_where_one_shall_be_is_by_day_and_time_and_what_began_before_is_on_monday():
    begun = line("a long stay", Group.BE, on=days_ago(3), through=days_ahead(1))
    whole, early = line("whole day", Group.BE, on=TODAY), line("early", Group.BE, on=TODAY, starts=time(8))
    late = replace(early, what="late", starts=time(15))
    friday = line("Friday", Group.BE, on=days_ahead(4))

    shown = rules.arranged([friday, late, early, begun, whole], WEEK, on=TODAY)

    assert [(day, whats(lines)) for day, lines in shown.days] == [
        (TODAY, ["a long stay", "whole day", "early", "late"]),
        (days_ahead(4), ["Friday"]),
    ]
