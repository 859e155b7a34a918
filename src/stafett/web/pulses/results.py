"""What all answered, as far as the minimum group lets it be shown; one group of them; and the change since before."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.models import UnitDetails
from stafett.pulses import figures, queries, rules
from stafett.pulses.figures import Change, Figure
from stafett.pulses.models import QuestionKind, Wave
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .access import wave_or_404
from .words import promise


@require_safe
def results(request: HttpRequest, pk: int) -> HttpResponse:
    wave, today = wave_or_404(request, pk), clock.today()
    group = next(iter(numbers([request.GET.get("group", "")])), None)
    told = figures.of_wave(wave, on=today, group=group)
    names = UnitDetails.objects.open().filter(unit_id__in=told.groups).order_by("name")
    names_shown = rules.sees_names(actor_of(request), wave.form)
    context = {
        "wave": wave,
        "details": queries.details(wave),
        "told": told,
        "rows": [_row(one) for one in told.figures],
        "groups": list(names.values_list("unit_id", "name")),
        "group": group,
        "changes": _changes(wave, today) if group is None else [],
        "promise": promise(wave.form),
        "answers": figures.named(wave, on=today) if names_shown else [],
    }
    return render_page(request, "pulses/results.html", context)


def _changes(wave: Wave, on: date) -> list[tuple[str, list[Change]]]:
    """How scales moved, under what they are compared with."""
    found = figures.change(wave, on=on)
    first, before = ([one for one in found if one.since_first is so] for so in (True, False))
    told = [(_("Since the first time"), first), (_("Since the time before"), before)]
    return [(heading, several) for heading, several in told if several]


def _row(figure: Figure) -> dict[str, Any]:
    """A question with how often each answer was given, in its own words."""
    choices = figure.question.choices or {}
    counts = [(choices.get(code, code), count) for code, count in figure.counts.items()]
    return {"figure": figure, "counts": counts, "is_words": figure.question.kind == QuestionKind.WORDS}
