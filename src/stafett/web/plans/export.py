"""Who is in scope of a plan and how each stands, as a file. It names people: a look at each is remembered."""

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.standings import scopes, sentences, words
from stafett.standings.scopes import InScope, Scope
from stafett.status import Colour
from stafett.web.access import actor_with, day_of, plan_or_404
from stafett.web.exports.answers import answer, looked_at_all

from .detail import unit_asked_for

SCHEMA = {
    "person": pl.String,
    "unit": pl.String,
    "worst": pl.String,
    "title": pl.String,
    "obligation": pl.String,
    "colour": pl.String,
    "reason": pl.String,
    "held_until": pl.Date,
    "last_day": pl.Date,
    "why": pl.String,
}


@require_safe
def export(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    actor, on = actor_with(request, Power.EXPORT), day_of(request)
    plan_or_404(request, pk)
    scope = scopes.scope(actor, pk, on=on, power=Power.EXPORT, within=unit_asked_for(request))
    taken = scope.told(scope.of_colour(request.GET.get("colour", "")))
    looked_at_all(request, [one.person_id for one in taken], "export")
    rows = _rows(scope, taken)
    title = plans.titles(actor.organisation_id, on=on).get(pk, _("Plan"))
    return answer(rows, _headings(), name=title, on=on, extension=extension)


def _rows(scope: Scope, taken: list[InScope]) -> pl.DataFrame:
    """A row for each thing the plan asks of each person."""
    lines = scope.lines_of([one.person_id for one in taken])
    rows = [
        (
            one.name,
            one.unit,
            _word(one.worst),
            line.title,
            _("mandatory") if line.mandatory else _("recommended"),
            _word(line.colour),
            str(words.REASON_WORDS[line.reason]),
            line.held_until,
            line.last_day,
            sentences.why(line),
        )
        for one in taken
        for line in lines[one.person_id]
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _word(colour: Colour | None) -> str:
    return str(words.COLOUR_WORDS[colour or words.NONE])


def _headings() -> dict[str, str]:
    return {
        "person": _("Name"),
        "unit": _("Unit"),
        "worst": _("All in all"),
        "title": _("Requirement"),
        "obligation": _("Obligation"),
        "colour": _("Colour"),
        "reason": _("Reason"),
        "held_until": _("Held through"),
        "last_day": _("Deadline"),
        "why": _("Why this colour"),
    }
