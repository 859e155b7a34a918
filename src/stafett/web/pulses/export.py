"""The figures of a wave, as a file: what the page shows of all, of each group that may be shown and of the change, by
the same functions, which hold the minimum group. No words and no names."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.models import UnitDetails
from stafett.pulses import figures
from stafett.pulses.figures import Figure
from stafett.pulses.models import Wave
from stafett.web.exports.answers import answer

from .access import wave_or_404

SCHEMA = {
    "question": pl.String,
    "who": pl.String,
    "answer": pl.String,
    "count": pl.Int64,
    "mean": pl.Float64,
    "before": pl.Float64,
    "after": pl.Float64,
    "unpaired": pl.Int64,
}


@require_safe
def export(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    wave, today = wave_or_404(request, pk), clock.today()
    rows = [*_figures(wave, today), *_changes(wave, today)]
    if not rows:
        raise Http404
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return answer(frame, _headings(), name=wave.form.title, on=today, extension=extension)


def _figures(wave: Wave, on: date) -> Iterator[tuple[Any, ...]]:
    """All first, then the groups by name."""
    told = figures.of_wave(wave, on=on)
    for one in told.figures:
        yield from _rows(one, _("All"))
    names = UnitDetails.objects.open().filter(unit_id__in=told.groups).order_by("name")
    for unit_id, name in names.values_list("unit_id", "name"):
        for one in figures.of_wave(wave, on=on, group=unit_id).figures:
            yield from _rows(one, name)


def _rows(figure: Figure, who: str) -> Iterator[tuple[Any, ...]]:
    """How often each answer was given, in its own words. What is hidden has no row, nor have people's own words."""
    choices = figure.question.choices or {}
    for code, count in figure.counts.items():
        said = (figure.question.text, who, choices.get(code, code), count, figure.mean)
        yield (*said, None, None, None)


def _changes(wave: Wave, on: date) -> Iterator[tuple[Any, ...]]:
    """Those who answered both times, before and after."""
    for one in figures.change(wave, on=on):
        both, first = _("Those who answered both times"), _("Those who answered the first time too")
        said = (one.question.text, first if one.since_first else both, None, one.paired, None)
        yield (*said, one.before, one.after, one.unpaired)


def _headings() -> dict[str, str]:
    return {
        "question": _("Question"),
        "who": _("Who"),
        "answer": _("Answer"),
        "count": _("How many"),
        "mean": _("Mean"),
        "before": _("Mean before"),
        "after": _("Mean this time"),
        "unpaired": _("Answers that could not be compared"),
    }
