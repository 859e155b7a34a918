"""All courses to come, by month: found by words and by what they give."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.lib.folding import matches
from stafett.people.roles import Power
from stafett.recipes.course import queries as courses
from stafett.recipes.course.sign_up import queries as places
from stafett.records import equivalences
from stafett.records import queries as records
from stafett.records.catalogue import queries as catalogue
from stafett.records.models import WayKind
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .shown import rows

SESSIONS_A_PAGE = 40
WAYS_SHOWN = 40


@require_safe
def list_courses(request: HttpRequest) -> HttpResponse:
    actor, at = actor_of(request), clock.moment()
    coming = courses.coming(courses.visible_to(actor), at=at)
    words = request.GET.get("q", "").strip()
    competence = next(iter(numbers([request.GET.get("competence", "")])), None)
    found = courses.matching(coming, words, competence, organisation_id=actor.organisation_id)
    page = Paginator(found, SESSIONS_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page": page,
        "rows": rows(actor, page, at=at),
        "mine": places.mine(actor, at=at),
        "q": words,
        "competence": competence,
        "competences": _given(actor.organisation_id, {key for one in coming for key in one.competence_ids}),
        "is_narrowed": bool(words or competence),
        **_elsewhere(actor.organisation_id, words, competence),
        "writes": actor.may_somewhere(Power.AUTHOR),
        "without": _without(actor, coming),
    }
    return render_page(request, "courses/list.html", context, parts=("courses",))


def _given(organisation_id: int | None, given: set[int]) -> list[tuple[int, str]]:
    """The competences that may be chosen among: what the coming courses give, by name."""
    rows_ = records.competences(organisation_id).filter(competence_id__in=given)
    return list(rows_.values_list("competence_id", "name"))


def _elsewhere(organisation_id: int | None, words: str, competence: int | None) -> dict[str, Any]:
    """The other ways of learning that the catalogue knows, the first of them by what they give, and how many more."""
    names = dict(catalogue.offered(organisation_id))
    if competence:
        counting = equivalences.counting_for(organisation_id, [competence])
        names = {key: name for key, name in names.items() if key in counting}
    ways = catalogue.ways_to(organisation_id, names)
    found = [
        (key, names[key], str(WayKind(way.kind).label), way)
        for key in names
        for way in ways.get(key, ())
        if matches(f"{names[key]} {way.title}", words)
    ]
    return {"elsewhere": found[:WAYS_SHOWN], "further_ways": len(found[WAYS_SHOWN:])}


def _without(actor: Any, coming: list[courses.Session]) -> list[Any]:
    """The courses with no session to come, for those who keep courses."""
    if not actor.may_somewhere(Power.AUTHOR):
        return []
    held = {one.course.arena_id for one in coming}
    return [courses.details(one) for one in courses.going_on(courses.visible_to(actor)).exclude(pk__in=held)]
