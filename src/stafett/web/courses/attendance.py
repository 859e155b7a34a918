"""Who was there: the list, kept by who keeps or holds the course."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.arenas.attendance import queries as present
from stafett.arenas.attendance import rules as attending
from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.recipes.course import rules as keeping
from stafett.recipes.course.attending import actions, rules
from stafett.recipes.course.queries import Session
from stafett.web import ticking
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs, session_or_404
from .session import signs_up_others


def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    one, actor = session_or_404(request, pk), actor_of(request)
    if not rules.can_keep_list(actor, one.course):
        raise Http404
    if request.method == "POST":
        return redirect("courses:session" if _kept(request, one) else "courses:attendance", pk=pk)
    may_keep, could = keeping.can_keep(actor, one.course.owner_unit_id), present.could_come(one.occasion)
    names = people.names_of_people(row.person_id for row in could)
    context = {
        "session": one,
        "rows": sorted(
            (ticking.known_as(names.get(row.person_id, ""), waited=attending.waited(row)), row.seat_id)
            for row in could
        ),
        "others_at": reverse("courses:sign_up", args=[pk])
        if may_keep and signs_up_others(actor, one)
        else "",
        "came": present.came(one.occasion),
        "verdict": attending.can_list(one.details, on=clock.today()),
        "crumbs": crumbs(
            one.course, (_("The day"), reverse("courses:session", args=[pk])), (_("Who was there"), "")
        ),
    }
    return render_page(request, "courses/attendance.html", context)


def _kept(request: HttpRequest, one: Session) -> bool:
    seats = ticking.ticked(request, one.occasion)
    if seats is None:
        return False
    try:
        listed = actions.keep_list(one.occasion, seats, by=actor_of(request), on=clock.today())
    except (NotAllowed, ArenaError) as error:
        messages.error(request, str(error))
        return False
    ticking.saved(request, len(listed.new))
    _told(request, one, listed)
    return True


def _told(request: HttpRequest, one: Session, listed: actions.Listed) -> None:
    """Say what waits, and from whom something was taken."""
    if waiting := sum(row.is_claim for row in listed.given):
        text = ngettext(
            "%(count)d competence waits for somebody else, as the plan asks.",
            "%(count)d competences wait for somebody else, as the plan asks.",
            waiting,
        )
        messages.warning(request, text % {"count": waiting})
    if listed.gone:
        gone = [row.person_id for row in present.every_seat(one.occasion) if row.seat_id in listed.gone]
        names = ", ".join(sorted(people.names_of_people(gone).values()))
        given = _("What the course gave is taken back.") if one.competence_ids else ""
        said = _("Not there after all: %(names)s.") % {"names": names}
        messages.warning(request, f"{said} {given}".strip())
