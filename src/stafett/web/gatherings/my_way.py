"""What somebody with a place at a gathering says of it: how they come, or that they do not."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.people import actions
from stafett.recipes.gathering.people.queries import Delegate

from .doing import pressed


def say(request: HttpRequest, mine: Delegate | None, *, by: Actor) -> None:
    """Do what was pressed."""
    how = request.POST.get("how", "")
    if mine is not None and how in How:
        pressed(
            request, lambda: actions.say_how(mine.row.seat, How(how), by=by, on=clock.today()), _("Saved.")
        )
    elif mine is not None and request.POST.get("do") == "stay_away":
        told = _("Taken off the list.")
        pressed(request, lambda: actions.take_off(mine.row.seat, by=by, at=clock.moment()), told)
    else:
        messages.error(request, _("This has been changed meanwhile. Look again."))
