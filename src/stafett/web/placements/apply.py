"""Applying for a stay that has been talked about."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.outside.queries import unreached
from stafett.recipes.placement.queries import Now, now
from stafett.recipes.placement.stays import actions
from stafett.recipes.placement.workflow import Move, State
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import named, stay_or_404, to_stay
from .doings import SENT_TO_HOST
from .forms import ApplyForm


def apply(request: HttpRequest, pk: int) -> HttpResponse:
    found = stay_or_404(request, pk, Move.APPLY)
    form = ApplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and applied(request, found, form, actor_of(request)):
        return redirect("placements:stay", pk=pk)
    context = named(found) | {
        "form": form,
        "heading": _("Apply"),
        "button": _("Send the application"),
        "crumbs": to_stay(found, _("Apply")),
    }
    return render_page(request, "placements/form.html", context, status=422 if form.errors else 200)


def applied(request: HttpRequest, found: Now, form: ApplyForm, actor: Actor) -> bool:
    """Send the application; false where something must be put right."""
    said = form.cleaned_data
    known = {"by": actor, "on": clock.today(), "at": clock.now()}
    try:
        actions.apply(found.stay, form.lines(), said["first"], said["last"], **known)
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return False
    is_home = now(found.stay).state == State.AT_HOME
    say(request, found, _("Sent to your leader.") if is_home else SENT_TO_HOST)
    return True


def say(request: HttpRequest, found: Now, told: str | Promise) -> None:
    """Say what was done; what was sent to a host outside where nobody has a link yet has reached nobody."""
    if told == SENT_TO_HOST and unreached([found], on=clock.today()):
        messages.warning(
            request,
            _("It is ready, but nobody at the host has a link yet. Make one, so that they can answer."),
        )
    else:
        messages.success(request, told)
