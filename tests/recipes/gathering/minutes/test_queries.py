import pytest

from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.minutes import actions, queries
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.models import MinuteKind
from tests.factories import TODAY, days_ago, gatherings

pytestmark = pytest.mark.django_db


def test_lines_stand_under_their_point_in_order(series, alice, ours, theirs) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(10))
    slot = agenda.add(last, "Security", 60, ours, by=alice.actor).slot
    for line in (Line(kind="information", text="It rains"), Line(kind="action", text="Dry it", by=theirs)):
        actions.write(slot, line, by=alice.actor, on=TODAY)

    told, asked = queries.by_point(last)[slot.pk]
    assert (told.kind, told.promise, told.owed_by) == (MinuteKind.INFORMATION, None, "")
    assert (asked.kind, asked.promise.what, asked.owed_by) == (MinuteKind.ACTION, "Dry it", "Home care")
