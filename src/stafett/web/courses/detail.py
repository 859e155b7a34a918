"""A course: what it is about, what it gives, whom to ask, and when it is held."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.arenas.models import Arena
from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import PersonDetails
from stafett.recipes.course import queries as courses
from stafett.recipes.course import rules
from stafett.records import queries as records
from stafett.records.models import CompetenceDetails
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import course_or_404, crumbs
from .shown import rows

PAST_SHOWN = 10


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor, at, course = actor_of(request), clock.moment(), course_or_404(request, pk)
    said, about = courses.details(course), courses.about(course)
    sessions = courses.sessions(courses.visible_to(actor).filter(pk=pk), at=at)
    coming = [one for one in sessions if courses.is_coming(one, on=at.date())]
    past = [one for one in reversed(sessions) if not courses.is_coming(one, on=at.date())]
    context = {
        "course": said,
        "about": about,
        "crumbs": crumbs(said),
        "gives": given(actor, course),
        "contact": contact(said.contact_id),
        "unit": people.unit_names(actor.organisation_id).get(said.owner_unit_id, ""),
        "rows": rows(actor, coming, at=at),
        "past": past[:PAST_SHOWN],
        "may_keep": bool(rules.can_keep(actor, said.owner_unit_id) and rules.goes_on(about)),
    }
    return render_page(request, "courses/detail.html", context)


def given(actor: Actor, course: Arena) -> list[CompetenceDetails]:
    """What a course gives, by name."""
    keys = [one.competence_id for one in courses.gives([course]).get(course.pk, ())]
    return list(records.competences(actor.organisation_id).filter(competence_id__in=keys))


def contact(person_id: int | None) -> PersonDetails | None:
    """Whom to ask, with an address if there is one."""
    return PersonDetails.objects.open().filter(person_id=person_id or 0).first()
