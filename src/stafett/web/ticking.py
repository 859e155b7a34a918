"""Ticking who was there: what was ticked, if it is still about those on the list."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.arenas.attendance import queries as attendance
from stafett.arenas.models import Occasion

from .access import numbers


def ticked(request: HttpRequest, occasion: Occasion) -> list[int] | None:
    """The seats of those who were ticked; None, and a word about it, where the list is another by now."""
    sent = request.POST.getlist("seat")
    seats = numbers(sent)
    known = {row.seat_id for row in attendance.could_come(occasion)} | attendance.came(occasion)
    if len(seats) < len(sent) or not known.issuperset(seats):
        messages.error(request, _("The list has changed meanwhile. Look through it once more."))
        return None
    return list(seats)


def known_as(name: str, *, waited: bool) -> str:
    """What somebody on the list is called: who had no place is told from who had one."""
    return _("%(name)s, on the waiting list") % {"name": name} if waited else name


def saved(request: HttpRequest, count: int) -> None:
    """Say how many more were there."""
    text = ngettext("Saved. %(count)d more was there.", "Saved. %(count)d more were there.", count)
    messages.success(request, text % {"count": count} if count else _("Saved."))
