import pytest

from stafett.arenas.models import OccasionDetails
from stafett.recipes.gathering.minutes import rules
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.rules import Who
from tests.factories import TODAY, days_ago, days_ahead


def test_minutes_are_written_from_the_first_day_on() -> None:
    assert rules.can_write(OccasionDetails(starts_on=TODAY), on=TODAY)
    assert not rules.can_write(OccasionDetails(starts_on=days_ahead(1)), on=TODAY)
    assert not rules.can_write(OccasionDetails(), on=TODAY)
    assert not rules.can_write(OccasionDetails(starts_on=TODAY, cancelled_on=TODAY), on=TODAY)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (Line(kind="gossip", text="So"), "Choose information"),
        (Line(kind="decision", text=" "), "Write what was said"),
        (Line(kind="information", text="About 15076500565"), "identity number"),
        (Line(kind="action", text="Ask"), "which organisation"),
        (Line(kind="action", text="Ask", by=Who(1), due_on=days_ago(1)), "today on"),
    ],
)
def test_what_a_line_lacks_is_said(line, sentence) -> None:
    assert sentence in rules.fits(line, on=TODAY).reason


def test_lines_that_are_fine() -> None:
    assert rules.fits(Line(kind="information", text="It rains"), on=TODAY)
    assert rules.fits(Line(kind="action", text="Ask", by=Who(1), due_on=days_ahead(9)), on=TODAY)
