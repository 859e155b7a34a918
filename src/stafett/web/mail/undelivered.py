"""What could not be delivered, and why, for who sees to people's addresses; and trying once more."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.communication import actions, delivery, queries, rules
from stafett.communication.models import Letter, Standing
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.people.models import PersonDetails
from stafett.people.roles import Power
from stafett.web.access import actor_with, numbers
from stafett.web.parts import render_page

from .kinds import SHOWN_TO_OTHERS

LETTERS_A_PAGE = 50


def undelivered(request: HttpRequest) -> HttpResponse:
    actor = actor_with(request, Power.INVITE, everywhere=True)
    found = queries.undelivered(actor)
    if request.method == "POST":
        letter = get_object_or_404(found, pk__in=numbers([request.POST.get("letter", "")]))
        try:
            actions.try_again(letter, by=actor)
            messages.success(request, _("It is sent once more."))
        except NotAllowed as error:
            messages.error(request, str(error))
        return redirect("mail:undelivered")
    page = Paginator(found.select_related("guest").prefetch_related("messages"), LETTERS_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "is_set_up": delivery.is_set_up(),
        "counts": queries.counts(actor.organisation_id, now=clock.now()),
        "page": page,
        "rows": _rows(actor, page.object_list),
    }
    return render_page(request, "mail/undelivered.html", context)


def _rows(actor: Actor, letters: list[Letter]) -> list[dict[str, object]]:
    """Whom to, what about (never what it says), and why not."""
    people = PersonDetails.objects.open().filter(person_id__in=[letter.person_id for letter in letters])
    named: dict[int | None, PersonDetails] = {details.person_id: details for details in people}
    return [
        {
            "letter": letter,
            "person": letter.guest or named.get(letter.person_id),
            "kinds": _kinds(letter),
            "why": _why(letter.failure),
            "is_given_up": letter.standing == Standing.GIVEN_UP,
            "may_try_again": bool(rules.can_try_again(actor, letter)),
        }
        for letter in letters
    ]


def _kinds(letter: Letter) -> list[str]:
    shown = (str(SHOWN_TO_OTHERS.get(one.kind, one.kind)) for one in letter.messages.all())
    return list(dict.fromkeys(shown))


def _why(failure: str) -> str:
    if failure == delivery.NO_ADDRESS:
        return _("There is no e-mail address for this person.")
    return _("The mail server said: %(failure)s") % {"failure": failure}
