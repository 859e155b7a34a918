"""Links for people outside, as who may make them sees it: who has one, one more, another, taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.communication import delivery
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.guests.actions import LetIn
from stafett.people.guests.rules import LASTS_AT_MOST
from stafett.people.models import GuestLink
from stafett.web.access import numbers
from stafett.web.claims.guest_form import GuestForm
from stafett.web.parts import render_page

AFTERWARDS = timedelta(days=120)


@dataclass(frozen=True, kw_only=True)
class Inviting:
    """What somebody may do about the links to one thing; `renew` is told whether the new one is mailed; `until`: the
    last day they have if nothing else is said; `goes_on_to`: the last day of what they are to, where that is known;
    `subject`: of a letter of one's own, in the guest's language."""

    links: QuerySet[GuestLink]
    invite: Callable[[GuestForm], LetIn]
    renew: Callable[[GuestLink, bool], LetIn]
    take_back: Callable[[GuestLink], None]
    until: date
    subject: Callable[[], str]
    goes_on_to: date | None = None

    @property
    def beyond(self) -> date | None:
        """The last day of what they are to, where no link lasts so long."""
        return self.goes_on_to if self.goes_on_to and self.goes_on_to > self.until else None


def page(
    request: HttpRequest,
    inviting: Inviting,
    kind: type[GuestForm],
    context: dict[str, Any],
    *,
    template: str = "guest/inviting.html",
    **given: Any,
) -> HttpResponse:
    """The page of the links to one thing. `context`: what it is called, and `why_not` where whoever looks may make
    none; `given`: what the form needs beside the day."""
    if "take_back" in request.POST:
        return _taken_back(request, inviting)
    today = clock.today()
    initial = {"expires_on": inviting.until, "language": translation.get_language()}
    form = kind(request.POST if "ask" in request.POST else None, on=today, initial=initial, **given)
    made, is_mailed = _made(request, inviting, form) if request.method == "POST" else (None, False)
    context |= {
        "can_mail": delivery.is_set_up(),
        "asked": [{"link": link, "has_ended": link.expires_on < today} for link in inviting.links.all()],
        "form": kind(on=today, initial=initial, **given) if made else form,
        "inviting": inviting,
        "made": shown(request, made, inviting.subject, is_mailed=is_mailed) if made else None,
    }
    return render_page(request, template, context, status=422 if form.errors else 200)


def until(last: date | None, *, beyond: timedelta = AFTERWARDS) -> date:
    """The last day of a link to something that ends on a day: so long after it (`beyond`) that what follows can be read
    and answered, and a year ahead at most."""
    today = clock.today()
    return min(max(last or today, today) + beyond, today + LASTS_AT_MOST)


def _made(request: HttpRequest, inviting: Inviting, form: GuestForm) -> tuple[LetIn | None, bool]:
    """A new link, for one who has had one or for somebody else, and whether it is mailed; None when something must be
    put right."""
    is_mailed = "mail" in request.POST and delivery.is_set_up()
    again = request.POST.get("mail", request.POST.get("renew"))
    try:
        if again is not None:
            return inviting.renew(_one(inviting, again), is_mailed), is_mailed
        if form.is_valid():
            return inviting.invite(form), form.is_mailed
    except NotAllowed as error:
        if form.is_bound:
            form.add_error(None, str(error))
        else:
            messages.error(request, str(error))
    return None, False


def _one(inviting: Inviting, key: str) -> GuestLink:
    """The link whose button was pressed, if it is one of these still."""
    link = inviting.links.filter(pk__in=numbers([key])).first()
    if link is None:
        raise ChangedMeanwhile
    return link


def shown(
    request: HttpRequest, made: LetIn, subject: Callable[[], str], *, is_mailed: bool
) -> dict[str, Any]:
    """The link as it is passed on: shown this once, and as a letter in the guest's language."""
    url = request.build_absolute_uri(reverse("guest:arrival", args=[made.token]))
    guest = made.link.guest
    with translation.override(guest.language or None):
        told = subject()
        text = _("Open this link to see what it is about. It is yours alone, so do not pass it on.")
    letter = f"mailto:{quote(guest.email)}?subject={quote(told)}&body={quote(f'{text}\r\n\r\n{url}\r\n')}"
    known = {"url": url, "guest": guest, "letter": letter, "until": made.link.expires_on}
    return known | {"is_mailed": is_mailed}


def _taken_back(request: HttpRequest, inviting: Inviting) -> HttpResponse:
    try:
        inviting.take_back(_one(inviting, request.POST["take_back"]))
        messages.success(request, _("Taken back. The link does not work any more."))
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect(request.path)
