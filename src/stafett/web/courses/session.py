"""One day a course is held: when and where, my own place, and who comes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.attendance import queries as attendance
from stafett.arenas.attendance import rules as coded
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Seat
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.recipes.course import rules
from stafett.recipes.course.attending import actions as attending
from stafett.recipes.course.attending import rules as listing
from stafett.recipes.course.queries import Session
from stafett.recipes.course.sign_up import actions, queries
from stafett.recipes.course.sign_up import rules as signing
from stafett.recipes.course.sign_up.offers import is_on
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .access import crumbs, session_or_404
from .detail import contact, given


def session(request: HttpRequest, pk: int) -> HttpResponse:
    one, actor, at = session_or_404(request, pk), actor_of(request), clock.moment()
    if request.method == "POST":
        _do(request, one, actor)
        return redirect("courses:session", pk=pk)
    may_keep = bool(rules.can_keep(actor, one.course.owner_unit_id))
    context = {
        "session": one,
        "crumbs": crumbs(one.course, (_("The day"), "")),
        "gives": given(actor, one.occasion.arena),
        "contact": contact(one.course.contact_id),
        "mine": queries.own(actor, one, at=at),
        **_who_came(actor, one),
        "is_open": signing.is_open(one.details, on=at.date()),
        "is_kept": signing.is_open(one.details, keeps=may_keep, on=at.date()),
        "listed": queries.listed(actor, one, at=at),
        "may_keep": may_keep,
        "may_change": bool(rules.can_change(one.details, on=at.date())),
        **_keeping(actor, one),
        "has_begun": one.details.starts_on is not None and one.details.starts_on <= at.date(),
        "is_on": is_on(one.details, at=at),
        "may_sign_up_others": signs_up_others(actor, one),
    }
    return render_page(request, "courses/session.html", context)


def _who_came(actor: Actor, one: Session) -> dict[str, object]:
    came = attendance.came(one.occasion)
    return {"came": came, "i_came": bool(came & _seats_of(actor, one))}


def _keeping(actor: Actor, one: Session) -> dict[str, object]:
    """The code of the room and how long it works, for who says who was there."""
    keeps_list = bool(listing.can_keep_list(actor, one.course))
    code = attendance.code(one.occasion) if keeps_list else None
    return {"keeps_list": keeps_list, "code": code, "through": coded.through(one.details)}


def signs_up_others(actor: Actor, one: Session) -> bool:
    """Whether somebody may sign up more than themselves."""
    keeps = rules.can_keep(actor, one.course.owner_unit_id) and actor.may_somewhere(Power.SEE)
    return bool(keeps) or actor.may_somewhere(Power.APPROVE)


def _seats_of(actor: Actor, one: Session) -> set[int]:
    """The places the actor could come by."""
    places = attendance.could_come(one.occasion)
    return {row.seat_id for row in places if row.person_id == actor.person_id}


def _do(request: HttpRequest, one: Session, actor: Actor) -> None:
    """What a button of the page does, and what is said of it."""
    do, at = request.POST.get("do", ""), clock.moment()
    seat = Seat.objects.filter(pk__in=numbers([request.POST.get("seat", "")]), pool=one.pool).first()
    try:
        if do == "sign_up":
            _signed_up(request, actions.sign_up(one.occasion, [actor.person_id or 0], by=actor, at=at))
        elif do == "code":
            attending.show_code(one.occasion, by=actor)
        elif seat is not None and do in SEATED:
            SEATED[do](seat, by=actor, at=at)
            messages.success(request, str(DONE[do]))
        else:
            messages.error(request, _("Nothing was changed. Look at the page once more."))
    except (NotAllowed, ArenaError) as error:
        messages.error(request, str(error))


SEATED = {"accept": actions.accept, "decline": actions.decline, "take_off": actions.take_off}
DONE = {
    "accept": gettext_lazy("The place is taken."),
    "decline": gettext_lazy("Thank you for telling. Whoever waits next is asked."),
    "take_off": gettext_lazy("Taken off the list."),
}


def _signed_up(request: HttpRequest, went: actions.SignedUp) -> None:
    if went.elsewhere:
        messages.warning(request, _("You are on the list of another day of this course already."))
    elif went.waiting:
        messages.info(request, _("It is full. You are on the waiting list."))
    else:
        messages.success(request, _("You are signed up."))
