"""How a page obtains a course or a session of one: those of the actor's own organisation."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.models import Arena, ArenaDetails, Occasion
from stafett.lib import clock
from stafett.recipes.course import queries as courses
from stafett.recipes.course import rules
from stafett.recipes.course.queries import Session
from stafett.web.access import actor_of


def course_or_404(request: HttpRequest, pk: int) -> Arena:
    """A course the actor sees."""
    return get_object_or_404(courses.visible_to(actor_of(request)), pk=pk)


def course_to_keep(request: HttpRequest, pk: int) -> Arena:
    """A course the actor keeps."""
    course = course_or_404(request, pk)
    if not rules.can_keep(actor_of(request), courses.details(course).owner_unit_id):
        raise Http404
    return course


def session_or_404(request: HttpRequest, pk: int) -> Session:
    """A session of a course the actor sees."""
    occasion = get_object_or_404(Occasion, pk=pk, arena__in=courses.visible_to(actor_of(request)))
    return courses.session(occasion, at=clock.moment())


def crumbs(course: ArenaDetails, *below: tuple[str, str]) -> list[dict[str, str]]:
    """The way down to a course, and from there."""
    ways = [(_("Courses"), reverse("courses:list"))]
    ways.append((course.title, reverse("courses:detail", args=[course.arena_id])))
    return [{"name": name, "url": url} for name, url in (*ways, *below)]
