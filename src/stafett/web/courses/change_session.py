"""A session gets another time, place or number of places, or is called off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.errors import ArenaError
from stafett.arenas.occasions import queries as times
from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.recipes.course import actions, rules
from stafett.recipes.course.queries import Session
from stafett.web import hanging
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs, session_or_404
from .forms import CallOffForm, ChangeSessionForm
from .shown import called_off


def change_session(request: HttpRequest, pk: int) -> HttpResponse:
    one, actor = session_or_404(request, pk), actor_of(request)
    if not rules.can_keep(actor, one.course.owner_unit_id):
        raise Http404
    do = request.POST.get("do")
    anchors = hanging.other_days(one.occasion.arena, one.details)
    form = ChangeSessionForm(request.POST if do == "save" else None, session=one, anchors=anchors)
    off = CallOffForm(request.POST if do == "call_off" else None)
    status = _called_off(request, one, off) if do == "call_off" else _saved(request, one, form)
    if status == 302:
        return redirect("courses:session", pk=pk)
    here = reverse("courses:session", args=[pk])
    context = {
        "form": form,
        "off": off,
        "session": one,
        "along": times.hanging_on(one.occasion, on=clock.today()),
        "verdict": rules.can_change(one.details, on=clock.today()),
        "now": one.details if status == 409 else None,
        "crumbs": crumbs(one.course, (_("The day"), here), (_("Change"), "")),
    }
    return render_page(request, "courses/change_session.html", context, status=status)


def _saved(request: HttpRequest, one: Session, form: ChangeSessionForm) -> int:
    """200 where nothing was sent, 302 where it is saved, 422 or 409 where it cannot be."""
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return 422
    said = form.cleaned_data
    try:
        actions.change_session(
            one.occasion,
            form.held(),
            grounds=said["grounds"],
            seen=said["seen"],
            by=actor_of(request),
            at=clock.moment(),
        )
    except ChangedMeanwhile:
        return 409
    except (NotAllowed, ArenaError) as error:
        form.add_error(None, str(error))
        return 422
    messages.success(request, _("Saved. Everybody on the list keeps their place."))
    return 302


def _called_off(request: HttpRequest, one: Session, off: CallOffForm) -> int:
    if not off.is_valid():
        return 422
    grounds = off.cleaned_data["grounds"]
    try:
        lost = actions.cancel_session(one.occasion, grounds=grounds, by=actor_of(request), at=clock.moment())
    except (NotAllowed, ArenaError) as error:
        off.add_error(None, str(error))
        return 422
    called_off(request, lost)
    return 302
