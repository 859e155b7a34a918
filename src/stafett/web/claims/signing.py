"""What waits for an assessor: what people have done on their practice lists, and claims that ask for a signature.

Made to be gone through by keyboard: sign, and the next one stands first with its button in focus.
"""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records import queries as records
from stafett.records.models import CompetenceDetails, Performance, Practice
from stafett.records.outside_assessors import queries as outside
from stafett.records.outside_assessors.rules import keys
from stafett.records.practice import actions
from stafett.records.practice import queries as practice
from stafett.web.access import actor_with, numbers
from stafett.web.fields import Problem
from stafett.web.parts import render_page

from .rows import case_rows
from .tabs import APPROVE, tabs
from .tabs import SIGN as HERE

SHOWN_A_PAGE = 50


def signing(request: HttpRequest) -> HttpResponse:
    actor, today = actor_with(request, Power.SIGN), clock.today()
    waiting = practice.to_sign(actor, on=today)
    problems: list[Problem] = []
    if request.method == "POST":
        problems = _sign(request, waiting)
        if not problems:
            return redirect(request.get_full_path())
    desk = records.desk(actor, on=today)
    page = Paginator(waiting, SHOWN_A_PAGE).get_page(request.GET.get("page"))
    counts = {HERE: len(desk.to_sign) + len(waiting), APPROVE: len(desk.to_approve)}
    context = {
        "page": page,
        "performances": _told(page.object_list),
        "claims": case_rows(desk.to_sign, on=today, with_turn=False),
        "tabs": tabs(actor, HERE, **counts),
        "problems": problems,
        "may_ask": actor.may_somewhere(Power.APPOINT),
        "asked": _asked(actor, today),
    }
    return render_page(request, "claims/signing.html", context, status=422 if problems else 200)


def _asked(actor: Actor, today: date) -> list[dict[str, object]]:
    """Those from outside who are asked to sign, with whom and what it is about."""
    links = outside.looked_after(actor, on=today)
    pairs = [keys(link.scope) for link in links]
    names = people.names_of_people(person for person, _competence in pairs)
    called = CompetenceDetails.objects.open().filter(competence_id__in=[key for _person, key in pairs])
    competences = dict(called.values_list("competence_id", "name"))
    return [
        {
            "link": link,
            "person_id": person,
            "person": names[person],
            "competence_id": competence,
            "competence": competences[competence],
            "has_ended": link.expires_on < today,
        }
        for link, (person, competence) in zip(links, pairs, strict=True)
        if person in names and competence in competences
    ]


def _sign(request: HttpRequest, waiting: list[Performance]) -> list[Problem]:
    """Sign what was pressed, or all that was ticked; otherwise what must be put right."""
    pks = numbers(request.POST.getlist("done"))
    if not pks:
        return [Problem("", _("Choose at least one to sign."))]
    chosen = [one for one in waiting if one.pk in pks]
    if not chosen:
        messages.warning(request, _("What you chose waits no longer: it was signed or taken away meanwhile."))
        return []
    try:
        signed = actions.sign(chosen, by=request.actor, on=clock.today())
    except NotAllowed as error:
        return [Problem("", str(error))]
    text = ngettext("%(count)d signed.", "%(count)d signed.", len(signed))
    messages.success(request, text % {"count": len(signed)})
    return []


def _told(several: list[Performance]) -> list[dict[str, object]]:
    """What was done, by whom, with the names. Three queries."""
    names = people.names_of_people(one.person_id for one in several)
    asked = {one.competence_id for one in several}
    lists = Practice.objects.open().filter(competence_id__in=asked)
    texts = {(row.competence_id, row.key): row.text for row in lists}
    called = CompetenceDetails.objects.open().filter(competence_id__in=asked)
    competences = dict(called.values_list("competence_id", "name"))
    return [
        {
            "done": one,
            "person": names[one.person_id],
            "text": texts.get((one.competence_id, one.practice), one.practice),
            "competence": competences[one.competence_id],
        }
        for one in several
    ]
