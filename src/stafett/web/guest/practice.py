"""A guest signs what they have seen somebody do, on the one practice list their link opens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from stafett.audit import actions as audit
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.models import GuestLink, PersonDetails
from stafett.records.models import CompetenceDetails, Performance
from stafett.records.outside_assessors import actions, queries, rules
from stafett.web.access import numbers
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from . import gone
from .visits import for_guests


def about(link: GuestLink) -> str:
    """What a guest is asked to do with such a link."""
    person, competence = _names(link)
    text = _(
        "You are asked to sign what you have seen %(name)s do, on the practice list for “%(competence)s”."
    )
    return text % {"name": person, "competence": competence}


def holds(link: GuestLink) -> bool:
    """Whether whoever asked might still ask: what a person has done is not shown for longer than that."""
    return bool(queries.may_still_ask(link, on=clock.today()))


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests("practice")
def practice(request: HttpRequest, link: GuestLink) -> HttpResponse:
    if not holds(link):
        return gone.page(request)
    today, waiting = clock.today(), list(queries.waiting(link))
    problems: list[Problem] = []
    if request.method == "POST":
        problems = _sign(request, waiting)
        if not problems:
            return redirect("guest:practice", pk=link.pk)
    person_id, _competence = rules.keys(link.scope)
    audit.look(link.organisation_id, person=person_id, what="practice", by=request.visit.guest)
    verdicts = queries.may_sign(link, waiting, on=today)
    person, competence = _names(link)
    progress = queries.progress(link, on=today)
    texts = {one.practice.key: one.practice.text for one in progress}
    context = {
        "person": person,
        "competence": competence,
        "progress": progress,
        "waiting": [{"done": one, "text": texts.get(one.practice, one.practice)} for one in waiting],
        "why_not": next((verdict.reason for verdict in verdicts if not verdict), ""),
        "problems": problems,
    }
    return render_page(request, "guest/practice.html", context, status=422 if problems else 200)


def _sign(request: HttpRequest, waiting: list[Performance]) -> list[Problem]:
    """Sign what was pressed; otherwise what must be put right."""
    asked = numbers(request.POST.getlist("done"))
    if not asked:
        return [Problem("", _("Choose at least one to sign."))]
    chosen = [one for one in waiting if one.pk in asked]
    if not chosen:
        messages.warning(request, _("What you chose waits no longer: it was signed or taken away meanwhile."))
        return []
    try:
        signed = actions.sign(chosen, by=request.visit.guest, on=clock.today())
    except NotAllowed as error:
        return [Problem("", str(error))]
    text = ngettext("%(count)d signed.", "%(count)d signed.", len(signed))
    messages.success(request, text % {"count": len(signed)})
    return []


def _names(link: GuestLink) -> tuple[str, str]:
    """Whom and what the list is about."""
    person_id, competence_id = rules.keys(link.scope)
    person = PersonDetails.objects.open().filter(person_id=person_id).first()
    competence = CompetenceDetails.objects.open().filter(competence_id=competence_id).first()
    return person.name if person else "–", competence.name if competence else "–"
