"""Who looked at a person, and what changed about them: for that person, and for those who read the log."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stafett.audit import queries as audit
from stafett.audit.models import Look
from stafett.people.models import PersonDetails
from stafett.people.roles import Power
from stafett.web import access
from stafett.web.parts import render_page

from . import changes, sentences
from .forms import FilterForm

ON_A_PAGE = 30


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who looked at me."""
    actor = access.actor_of(request)
    return _page(request, _record(request, actor.person_id or 0))


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Who looked at somebody: for those who read the whole log. Reading it is itself a look."""
    found = _record(request, person_id)
    access.looked_at(request, person_id, "log")
    return _page(request, found)


def _record(request: HttpRequest, person_id: int) -> PersonDetails:
    actor = access.actor_of(request)
    if actor.person_id != person_id:
        access.actor_with(request, Power.LOG, everywhere=True)
    known = PersonDetails.objects.open().filter(organisation_id=actor.organisation_id)
    return get_object_or_404(known, person_id=person_id)


def _page(request: HttpRequest, found: PersonDetails) -> HttpResponse:
    form = FilterForm(request.GET)
    form.is_valid()
    before = form.cleaned_data.get("before")
    is_changes = request.GET.get("show") == "changes"
    rows = _changes(found, before) if is_changes else _looks(found, before)
    context = {
        "person": found,
        "is_me": request.actor.person_id == found.person_id,
        "is_changes": is_changes,
        "rows": rows[:ON_A_PAGE],
        "older": rows[ON_A_PAGE - 1]["key"] if len(rows) > ON_A_PAGE else None,
    }
    return render_page(request, "log/person.html", context)


def _looks(found: PersonDetails, before: int | None) -> list[dict[str, Any]]:
    looks = audit.looks(found.organisation_id, person=found.person_id).order_by("-id")
    if before:
        looks = looks.filter(pk__lt=before)
    return [_look(look) for look in looks[: ON_A_PAGE + 1]]


def _look(look: Look) -> dict[str, Any]:
    by, what = sentences.looker(look), sentences.look(look.what)
    return {"key": look.pk, "at": look.at, "by": by, "what": what, "facts": []}


def _changes(found: PersonDetails, before: int | None) -> list[dict[str, Any]]:
    made = changes.about(found.organisation_id, person_id=found.person_id, before=before, limit=ON_A_PAGE + 1)
    return [
        {"key": change.position, "at": change.at, "by": change.by, "what": change.what, "facts": change.facts}
        for change in made
    ]
