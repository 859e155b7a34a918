"""Asking somebody outside to sign on a person's practice list: who is asked, and a link for one more."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people.guests.rules import USUALLY_LASTS
from stafett.people.models import PersonDetails
from stafett.records.outside_assessors import actions, queries
from stafett.records.practice import queries as practice
from stafett.web.access import actor_of, competence_or_404, person_or_404
from stafett.web.guest import inviting
from stafett.web.guest.inviting import Inviting

from .guest_form import GuestForm


def guest(request: HttpRequest, person_id: int, pk: int) -> HttpResponse:
    person = person_or_404(request, person_id, on=clock.today())
    competence, has_list = competence_or_404(request, pk), practice.of(pk).exists()
    asked = _inviting(request, person, pk)
    if not has_list and not asked.links.exists():
        raise Http404
    context: dict[str, Any] = {
        "heading": _("Ask somebody outside"),
        "lead": f"{person.name} · {competence.name}",
        "person": person,
        "competence": competence,
        "why_not": queries.may_ask(actor_of(request), person_id, on=clock.today()).reason,
    }
    answer = inviting.page(request, asked, GuestForm, context, template="claims/guest.html")
    is_over = answer.status_code == 302 and not has_list
    return redirect("claims:signing") if is_over else answer


def _inviting(request: HttpRequest, person: PersonDetails, pk: int) -> Inviting:
    known = {"by": actor_of(request), "on": clock.today()}
    about = {"person_id": person.person_id, "competence_id": pk}
    return Inviting(
        links=queries.asked(person.organisation_id, person.person_id, pk),
        invite=lambda form: actions.ask(
            form.asked(),
            expires_on=form.cleaned_data["expires_on"],
            is_mailed=form.is_mailed,
            **about,
            **known,
        ),
        renew=lambda link, is_mailed: actions.renew(link, is_mailed=is_mailed, **known),
        take_back=lambda link: actions.take_back(link, **known),
        until=clock.today() + USUALLY_LASTS,
        subject=lambda: _("Will you sign what you have seen %(name)s do?") % {"name": person.name},
    )
