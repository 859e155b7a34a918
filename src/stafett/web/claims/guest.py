"""Asking somebody outside to sign on a person's practice list: who is asked, and a link for one more."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import USUALLY_LASTS
from stafett.people.models import GuestLink
from stafett.records.outside_assessors import actions, queries
from stafett.records.practice import queries as practice
from stafett.web.access import actor_of, competence_or_404, numbers, person_or_404
from stafett.web.guest.inviting import shown
from stafett.web.parts import render_page

from .guest_form import GuestForm


def guest(request: HttpRequest, person_id: int, pk: int) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    person, competence = person_or_404(request, person_id, on=today), competence_or_404(request, pk)
    verdict = queries.may_ask(actor, person_id, on=today)
    asked = queries.asked(person.organisation_id, person_id, pk)
    if not practice.of(pk).exists() and not asked.exists():
        raise Http404
    if "take_back" in request.POST:
        return _taken_back(request, asked, person_id, pk)
    initial = {"expires_on": today + USUALLY_LASTS, "language": translation.get_language()}
    form = GuestForm(request.POST if "ask" in request.POST else None, on=today, initial=initial)
    made = _made(request, form, asked, person_id, pk) if request.method == "POST" else None
    context = {
        "person": person,
        "competence": competence,
        "verdict": verdict,
        "asked": [{"link": link, "has_ended": link.expires_on < today} for link in asked.all()],
        "form": GuestForm(on=today, initial=initial) if made else form,
        "made": shown(request, made, lambda: _subject(person.name)) if made else None,
    }
    return render_page(request, "claims/guest.html", context, status=422 if form.errors else 200)


def _made(
    request: HttpRequest, form: GuestForm, asked: QuerySet[GuestLink], person_id: int, pk: int
) -> LetIn | None:
    """A new link, for one who was asked before or for somebody else; None when something must be put right."""
    by, on = request.actor, clock.today()
    try:
        if "renew" in request.POST:
            return actions.renew(_one(asked, request.POST["renew"]), by=by, on=on)
        if form.is_valid():
            until, them = form.cleaned_data["expires_on"], form.asked()
            return actions.ask(them, person_id=person_id, competence_id=pk, expires_on=until, by=by, on=on)
    except NotAllowed as error:
        if form.is_bound:
            form.add_error(None, str(error))
        else:
            messages.error(request, str(error))
    return None


def _one(asked: QuerySet[GuestLink], key: str) -> GuestLink:
    """The link whose button was pressed, if it is one of these still."""
    link = asked.filter(pk__in=numbers([key])).first()
    if link is None:
        raise ChangedMeanwhile
    return link


def _subject(name: str) -> str:
    return _("Will you sign what you have seen %(name)s do?") % {"name": name}


def _taken_back(request: HttpRequest, asked: QuerySet[GuestLink], person_id: int, pk: int) -> HttpResponse:
    try:
        link = _one(asked, request.POST["take_back"])
        actions.take_back(link, by=request.actor, on=clock.today())
        messages.success(request, _("Taken back. The link does not work any more."))
    except NotAllowed as error:
        messages.error(request, str(error))
    if not practice.of(pk).exists():
        return redirect("claims:signing")
    return redirect("claims:guest", person_id=person_id, pk=pk)
