"""What somebody with a place at a gathering says of it: how they come, in which groups, or that they do not."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from stafett.arenas.models import Group, Seat
from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.people import actions
from stafett.recipes.gathering.people.queries import Delegate
from stafett.web.access import numbers

from .doing import pressed

GROUP = "group-"
"""Stands before the number of the group that is pressed."""


def say(request: HttpRequest, mine: Delegate | None, *, by: Actor) -> None:
    """Do what was pressed."""
    how, do = request.POST.get("how", ""), request.POST.get("do", "")
    if mine is not None and how in How:
        pressed(
            request, lambda: actions.say_how(mine.row.seat, How(how), by=by, on=clock.today()), _("Saved.")
        )
    elif mine is not None and do == "stay_away":
        told = _("Taken off the list.")
        pressed(request, lambda: actions.take_off(mine.row.seat, by=by, at=clock.moment()), told)
    elif mine is not None and do.startswith(GROUP):
        join_group(request, mine.row.seat, do, by=by)
    else:
        messages.error(request, _("This has been changed meanwhile. Look again."))


def join_group(request: HttpRequest, seat: Seat, do: str, *, by: Actor) -> None:
    """Be in the group that was pressed, or in it no longer."""
    chosen = numbers([do.removeprefix(GROUP)])
    group = Group.objects.filter(pk__in=chosen, arena=seat.pool.arena_id).first()
    if group is None:
        messages.error(request, _("This has been changed meanwhile. Look again."))
        return
    pressed(request, lambda: actions.join_group(group, seat, by=by, on=clock.today()), _("Saved."))
