"""A version of the agreement as PDF, with who has agreed on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.arenas import queries as arenas
from stafett.files.agreements import Section, Text, pdf
from stafett.lib import clock
from stafett.recipes.placement.days.rules import Shift
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms import queries
from stafett.recipes.placement.terms.queries import Version
from stafett.recipes.placement.terms.wording import FIELDS
from stafett.recipes.placement.workflow import CONSENTING, WHO
from stafett.standings import sentences
from stafett.web.access import numbers

from .access import named, stay_or_404


@require_safe
def pdf_of(request: HttpRequest, pk: int) -> HttpResponse:
    return made(request, stay_or_404(request, pk))


def made(request: HttpRequest, now: Now) -> HttpResponse:
    """The version of a stay's agreement that is asked for, or the newest; 404 where there is none."""
    number = next(iter(numbers([request.GET.get("version", "")])), None)
    versions = queries.versions(now.stay)
    one = next((one for one in versions if number in (None, one.version.number)), None)
    if one is None:
        raise Http404
    written = pdf(_text(now, one), at=clock.now())
    response = HttpResponse(written, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="agreement-{now.stay.pk}-{one.version.number}.pdf"'
    return response


def _text(now: Now, newest: Version) -> Text:
    about = named(now)
    version = newest.version
    period = f"{sentences.day(version.effective_from)} – {sentences.day(version.effective_to)}"
    return Text(
        title=_("Agreement on work shadowing"),
        language=get_language() or "nb",
        lead=[
            about["guest"],
            _("From %(home)s to %(host)s.") % {"home": about["home"], "host": about["host"]},
            _("Version %(number)s, %(period)s.") % {"number": version.number, "period": period},
        ],
        sections=[*_fields(newest), _days(newest), _answers(newest), *_purpose(now)],
    )


def _purpose(now: Now) -> list[Section]:
    """What it is for now, which is no part of what was agreed."""
    said = arenas.purpose(now.stay.arena, on=clock.today())
    if said is None:
        return []
    heading = _("Purpose from %(day)s, beside the agreement") % {"day": sentences.day(said.since)}
    return [Section(heading, paragraphs=said.text.splitlines())]


def _fields(newest: Version) -> list[Section]:
    said: dict[str, Any] = {name: getattr(newest.terms, name) for name in FIELDS}
    goals = Section(str(FIELDS["goals"]), items=said.pop("goals"))
    rest = [Section(str(FIELDS[name]), paragraphs=text.splitlines()) for name, text in said.items() if text]
    return [goals, *rest]


def _days(newest: Version) -> Section:
    count = len(newest.days)
    heading = ngettext("%(count)d day", "%(count)d days", count) % {"count": count}
    return Section(heading, items=[_day(shift) for shift in newest.days])


def _day(shift: Shift) -> str:
    times = f" {shift.starts:%H:%M}–{shift.ends:%H:%M}" if shift.starts and shift.ends else ""
    return f"{sentences.day(shift.day)}{times}"


def _answers(newest: Version) -> Section:
    return Section(_("Who has agreed"), items=[_answer(newest, role) for role in CONSENTING])


def _answer(newest: Version, role: Any) -> str:
    found, who = newest.answer(role), str(WHO[role]).capitalize()
    if found is None:
        return _("%(who)s: not answered yet") % {"who": who}
    said = {"who": who, "name": found.by, "day": sentences.day(found.answered_on)}
    if found.is_given:
        return _("%(who)s: %(name)s agreed %(day)s") % said
    return _("%(who)s: %(name)s did not agree %(day)s") % said
