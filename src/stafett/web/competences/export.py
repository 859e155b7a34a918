"""Who holds a competence, as a file. It names people: a look at each is remembered."""

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib.folding import matches
from stafett.people import queries as people
from stafett.people.roles import Power
from stafett.records import queries as records
from stafett.standings import holders
from stafett.web.access import actor_with, competence_or_404, day_of
from stafett.web.exports.answers import answer, looked_at_all

SCHEMA = {
    "name": pl.String,
    "position": pl.String,
    "unit": pl.String,
    "competence": pl.String,
    "level": pl.Int64,
    "valid_through": pl.Date,
}


@require_safe
def export(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    actor, on = actor_with(request, Power.EXPORT), day_of(request)
    competence = competence_or_404(request, pk)
    query = request.GET.get("q", "").strip()
    held = holders.holders(actor, competence, on=on, power=Power.EXPORT)
    found = [one for one in held if matches(one.name, query)]
    looked_at_all(request, [one.person_id for one in found], "export")
    jobs = people.jobs(actor, [one.person_id for one in found], on=on)
    names = dict(records.competences(actor.organisation_id).values_list("competence_id", "name"))
    rows = [
        (
            one.name,
            ", ".join(position for position, _unit in jobs.get(one.person_id, [])),
            ", ".join(unit for _position, unit in jobs.get(one.person_id, [])),
            names[one.by_competence],
            one.level,
            one.valid_through,
        )
        for one in found
    ]
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return answer(frame, _headings(), name=competence.name, on=on, extension=extension)


def _headings() -> dict[str, str]:
    return {
        "name": _("Name"),
        "position": _("Position"),
        "unit": _("Unit"),
        "competence": _("Holds"),
        "level": _("Level"),
        "valid_through": _("Valid through"),
    }
