"""Why this colour, as a sentence with its dates."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from stafett.standings.lines import Line
from stafett.standings.sentences import why
from stafett.status import COLOUR_OF, Reason

SPRING, SUMMER = date(2026, 3, 31), date(2026, 7, 1)


def line(reason: Reason, **changed: Any) -> Line:
    blank: dict[str, Any] = {
        "person_id": 1, "question": 1, "competence_ids": (1,), "title": "Fire safety", "level": 1, "times": 1,
        "unit_id": None, "unit": "", "mandatory": True, "since": date(2020, 1, 1), "held_until": None,
        "held_forever": False, "yellow_on": None, "red_on": None, "claimed_on": None, "grey_until": None,
        "sources": (),
    }  # fmt: skip
    return Line(**blank | {"reason": reason, "colour": COLOUR_OF[reason]} | changed)


SAID = [
    (
        line(Reason.MISSING, red_on=SUMMER),
        "Had to be in place by 30 June 2026, and nothing approved is registered.",
    ),
    (
        line(Reason.MISSING, red_on=SUMMER, claimed_on=SPRING),
        "Had to be in place by 30 June 2026, and nothing approved is registered. "
        "Sent 31 March 2026 and waiting for approval.",
    ),
    (
        line(Reason.EXPIRED, held_until=SPRING, red_on=date(2026, 4, 1)),
        "Was valid through 31 March 2026 and has not been renewed.",
    ),
    (
        line(Reason.EXPIRED, held_until=SPRING, red_on=SUMMER),
        "Was valid through 31 March 2026, had to be renewed by 30 June 2026, and has not been.",
    ),
    (line(Reason.DUE), "Not in place yet. There is no deadline."),
    (line(Reason.DUE, red_on=SUMMER), "Not in place yet. The last day is 30 June 2026."),
    (
        line(Reason.DUE, held_until=SPRING),
        "Was valid through 31 March 2026. There is no deadline for renewing.",
    ),
    (
        line(Reason.DUE, held_until=SPRING, red_on=SUMMER),
        "Was valid through 31 March 2026. The last day for renewing is 30 June 2026.",
    ),
    (line(Reason.EXPIRING, held_until=SPRING), "Valid through 31 March 2026. Renew it before then."),
    (
        line(Reason.EXPIRING, held_until=SPRING, red_on=date(2026, 4, 1)),
        "Valid through 31 March 2026. Renew it before then.",
    ),
    (
        line(Reason.EXPIRING, held_until=SPRING, red_on=SUMMER),
        "Valid through 31 March 2026. The last day for renewing is 30 June 2026.",
    ),
    (
        line(Reason.AWAITING_APPROVAL, claimed_on=SPRING),
        "Sent 31 March 2026 and waiting for approval.",
    ),
    (
        line(Reason.AWAITING_APPROVAL, claimed_on=SPRING, red_on=SUMMER),
        "Sent 31 March 2026 and waiting for approval. Turns red after 30 June 2026 if nobody approves.",
    ),
    (line(Reason.MET, held_forever=True), "In place. It never lapses."),
    (line(Reason.MET, held_until=SUMMER), "In place. Valid through 1 July 2026."),
    (line(Reason.EXEMPT), "Exempt: not asked for until further notice."),
    (line(Reason.EXEMPT, grey_until=SUMMER), "Exempt: not asked for through 1 July 2026."),
    (line(Reason.ON_LEAVE), "On leave until further notice. There is time to catch up afterwards."),
    (
        line(Reason.ON_LEAVE, grey_until=SUMMER),
        "On leave through 1 July 2026. There is time to catch up afterwards.",
    ),
]


@pytest.mark.parametrize(("found", "sentence"), SAID, ids=[sentence for _line, sentence in SAID])
def test_the_sentence_says_the_reason_with_its_dates(found: Line, sentence: str) -> None:
    with translation.override("en"):
        assert why(found) == sentence


def test_every_reason_has_its_sentence() -> None:
    assert {found.reason for found, _sentence in SAID} == set(Reason)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_languages_say_it_in_their_own_words(language: str) -> None:
    with translation.override("en"):
        english = [why(found) for found, _sentence in SAID]
    with translation.override(language):
        assert not set(english) & {why(found) for found, _sentence in SAID}
