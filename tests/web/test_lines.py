"""A line's small words: how long is left, and who asks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from stafett.standings.lines import Line, Source
from stafett.status import Colour, Reason
from stafett.web import lines
from tests.factories import TODAY

LINE = Line(
    person_id=1,
    question=1,
    competence_ids=(7, 8),
    title="Resuscitation",
    level=1,
    times=1,
    unit_id=None,
    unit="",
    mandatory=True,
    colour=Colour.YELLOW,
    reason=Reason.DUE,
    since=TODAY,
    held_until=None,
    held_forever=False,
    yellow_on=TODAY,
    red_on=None,
    claimed_on=None,
    grey_until=None,
    sources=(
        Source(1, "Basic plan", 1, "Section A"),
        Source(1, "Basic plan", 2, "Section B"),
        Source(2, "Guard", 1, "Section A"),
    ),
)


@pytest.mark.parametrize(
    ("last_day", "said"),
    [
        (61, ""),
        (60, "60 days left"),
        (2, "2 days left"),
        (1, "1 day left"),
        (0, "last day today"),
        (-1, "1 day late"),
        (-60, "60 days late"),
        (-61, "2 months late"),
        (-729, "24 months late"),
        (-730, "2 years late"),
    ],
)
def test_the_countdown_by_the_last_day(last_day, said):
    line = replace(LINE, red_on=TODAY + timedelta(days=last_day + 1))

    assert lines.countdown(line, TODAY) == said


def test_what_has_no_deadline_counts_nothing_down():
    assert lines.countdown(LINE, TODAY) == ""


def test_what_is_in_order_counts_nothing_down():
    line = replace(LINE, colour=Colour.GREEN, red_on=TODAY + timedelta(days=3))

    assert lines.countdown(line, TODAY) == ""


def test_a_plan_that_asks_in_two_units_is_told_once():
    assert lines.asking(LINE.sources) == [
        lines.Asking(1, "Basic plan", "Section A, Section B"),
        lines.Asking(2, "Guard", "Section A"),
    ]


def test_a_claim_starts_from_the_first_competence():
    assert lines.claim_query(LINE) == "competence=7"


def test_a_claim_for_a_requirement_per_unit_starts_from_the_unit_too():
    assert lines.claim_query(replace(LINE, unit_id=4)) == "competence=7&unit=4"


def test_a_claim_for_a_higher_level_starts_from_that_level():
    assert lines.claim_query(replace(LINE, level=3)) == "competence=7&level=3"


def test_what_the_person_thinks_stands_below_and_is_theirs_to_word() -> None:
    told = lines.Telling(TODAY, opinions={8: "You think yourself: <well>", 9: "Of something else"})

    assert told.items([LINE]).count('<p class="opinion small">') == 1
    assert "You think yourself: &lt;well&gt;" in told.items([LINE])
