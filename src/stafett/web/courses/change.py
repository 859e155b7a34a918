"""A course is called something else, gives something else, or is called off."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena
from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.recipes.course import actions
from stafett.recipes.course import queries as courses
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .access import course_to_keep, crumbs
from .forms import GIVES, CallOffForm, CourseForm
from .new import choices
from .shown import called_off


def change(request: HttpRequest, pk: int) -> HttpResponse:
    actor, course = actor_of(request), course_to_keep(request, pk)
    said = courses.details(course)
    is_off, sent = "off-grounds" in request.POST, request.POST if request.method == "POST" else None
    form = CourseForm(None if is_off else sent, initial=_said(course), **choices(actor))
    off, status = CallOffForm(sent if is_off else None), 200
    if sent is not None:
        status = _called_off(request, course, off) if is_off else _saved(request, course, form, actor)
    if status == 302:
        return redirect("courses:detail", pk=pk)
    context = {
        "form": form,
        "off": off,
        "title": _("Change the course"),
        "crumbs": crumbs(said, (_("Change the course"), "")),
        "back": reverse("courses:detail", args=[pk]),
        "seen": said.pk,
        "now": said if status == 409 else None,
    }
    return render_page(request, "courses/form.html", context, status=status)


def _saved(request: HttpRequest, course: Arena, form: CourseForm, actor: Actor) -> int:
    """302 where it is saved; 422 where something is to be put right, 409 where somebody saved since."""
    if not form.is_valid():
        return 422
    seen = next(iter(numbers([request.POST.get("seen", "")])), 0)
    try:
        offered = form.offered(courses.details(course).contact_id)
        actions.alter(course, offered, seen=seen, by=actor, on=clock.today())
    except ChangedMeanwhile:
        return 409
    except (NotAllowed, ArenaError) as error:
        form.add_error(None, str(error))
        return 422
    return 302


def _called_off(request: HttpRequest, course: Arena, off: CallOffForm) -> int:
    if request.POST.get("do") != "call_off":
        return 200
    if not off.is_valid():
        return 422
    grounds = off.cleaned_data["grounds"]
    try:
        lost = actions.call_off(course, grounds=grounds, by=actor_of(request), at=clock.moment())
    except (NotAllowed, ArenaError) as error:
        off.add_error(None, str(error))
        return 422
    called_off(request, lost)
    return 302


def _said(course: Arena) -> dict[str, Any]:
    said = courses.details(course)
    given = courses.gives([course]).get(course.pk, [])[:GIVES]
    return {
        "title": said.title,
        "owner": said.owner_unit_id,
        "description": courses.about(course).description,
        **{f"gives_{number}": one.competence_id for number, one in enumerate(given, 1)},
        **{f"level_{number}": one.level for number, one in enumerate(given, 1)},
    }
