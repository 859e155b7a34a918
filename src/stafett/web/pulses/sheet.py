"""The whole form of what is asked: as it was sent, or as it stands before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from stafett.arenas.anchors import queries as hangings
from stafett.arenas.models import Arena
from stafett.lib import clock
from stafett.pulses.keeping import queries
from stafett.pulses.keeping.queries import Kept
from stafett.pulses.keeping.rules import Planned
from stafett.pulses.models import Form, Privacy
from stafett.pulses.rules import Times
from stafett.pulses.rules import questions as asked_in
from stafett.web import fields, hanging
from stafett.web.fields import Problem
from stafett.web.rows import Rows

from .asking_forms import DAYS_OPEN, WEEKS_AFTER, AskForm, ChangeForm, QuestionRow, RoundRow, questions
from .forms import PulseForm
from .words import promise


@dataclass
class Sheet:
    """The title and the level, the questions, the rounds; `do`: which button was pressed, if any."""

    form: AskForm
    questions: Rows
    rounds: Rows
    do: str

    def is_valid(self) -> bool:
        valid = [self.form.is_valid(), self.questions.is_valid(), self.rounds.is_valid()]
        return all(valid)

    def problems(self) -> list[Problem]:
        """All that must be put right, in the order of the page."""
        forms = [self.form, *self.questions.bound, *self.rounds.bound]
        return [problem for form in forms for problem in fields.problems(form)]

    def planned(self) -> Planned:
        """What was typed, once valid."""
        said = self.form.cleaned_data
        return Planned(
            title=said["title"],
            questions=questions(self.questions.filled()),
            privacy=said["privacy"],
            known_to_id=said["known_to"],
            rounds=self.rounds.filled(),
        )

    def preview(self, arena: Arena) -> dict[str, Any]:
        """What was typed as those who are asked would see it, and when they are asked, once valid."""
        said = self.planned()
        times = [(one.name, *_days(one.times, arena)) for one in said.rounds]
        known_to = said.known_to_id if said.privacy == Privacy.KNOWN else None
        form = Form(title=said.title, privacy=said.privacy, known_to_id=known_to)
        return preview(form, PulseForm(asked=said.questions, privacy=said.privacy)) | {"times": times}


def _days(times: Times, arena: Arena) -> tuple[date | None, date | None]:
    """The first and the last day something would be open, as far as they are known."""
    first = times.opens_on if times.hangs_on is None else hangings.day(arena.pk, times.hangs_on)
    return first, first and first + timedelta(days=times.days_open - 1)


def preview(form: Form, shown: PulseForm | None = None) -> dict[str, Any]:
    """Some questions as those who are asked see them."""
    shown = shown or PulseForm(asked=asked_in(form), privacy=form.privacy)
    return {"title": form.title, "promise": promise(form), "form": shown}


def sheet(request: HttpRequest, arena: Arena, kept: Kept | None = None) -> Sheet:
    """The form of what is asked in an arena, or of something new."""
    data = request.POST if request.method == "POST" else None
    do = "more" if "more" in request.POST else request.POST.get("do", "")
    units = queries.units(arena)
    waves = kept.waves if kept else ()
    offered = hanging.choices(arena, {row.anchor_occasion_id for row in waves if row.anchor_occasion_id})
    more = do == "more"
    return Sheet(
        (ChangeForm if kept else AskForm)(data, initial=_first(kept), units=units),
        Rows(QuestionRow, "questions", data, _questions(kept), more=more),
        Rows(RoundRow, "rounds", data, _rounds(kept, arena), more=more, anchors=offered),
        do,
    )


def _after(arena: Arena) -> list[dict[str, Any]]:
    """A week after the last day, unless that is too soon or has been."""
    code = hanging.last_day_of(arena)
    at = hanging.hanging(code, WEEKS_AFTER, "weeks")
    day = hangings.day(arena.pk, at) if at else None
    if day is not None and day < clock.today() + timedelta(days=DAYS_OPEN):
        return []
    return [{"name": _("After"), "on": code, "number": WEEKS_AFTER}]


def _first(kept: Kept | None) -> dict[str, Any]:
    if kept is None:
        return {"privacy": Privacy.NOBODY}
    form = kept.form
    return {
        "title": form.title,
        "privacy": form.privacy,
        "known_to": form.known_to_id,
        "seen": form.number,
    }


def _questions(kept: Kept | None) -> list[dict[str, Any]]:
    return [
        {"text": one.text, "kind": one.kind, "choices": "\n".join((one.choices or {}).values())}
        for one in (asked_in(kept.form) if kept else ())
    ]


def _rounds(kept: Kept | None, arena: Arena) -> list[dict[str, Any]]:
    if kept is None:
        before = {"name": _("Before"), "day": clock.today()}
        return [before, *_after(arena)]
    return [
        {"name": row.name, "days_open": row.days_open, "day": None if row.anchor else row.due_on}
        | hanging.as_typed(row)
        for row in kept.waves
    ]
