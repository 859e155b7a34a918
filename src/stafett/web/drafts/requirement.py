"""The terms of one thing a draft asks, with what they say as a sentence beside."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from stafett.lib import clock
from stafett.plans import queries as plans
from stafett.plans import terms
from stafett.plans.drafts import actions, comparing, queries, rules
from stafett.plans.drafts.asked import Asked, read
from stafett.plans.drafts.rules import Move
from stafett.plans.models import Draft
from stafett.web.access import actor_of
from stafett.web.parts import render_page, target_of

from . import access, content
from .detail import crumbs
from .terms_form import TermsForm

SENTENCE = "sentence"
ROWS_LOOKED_AT = 100


def requirement(request: HttpRequest, pk: int) -> HttpResponse:
    draft = access.draft_to_change(request, pk)
    if refusal := access.refused(request, draft, Move.SAVE):
        return refusal
    asked, before, form = _form(request, draft)
    plan, seen, actor = draft.plan, access.seen(request), actor_of(request)
    if answer := access.saved(
        request,
        draft,
        form,
        lambda: actions.save_requirement(plan, seen, form.asked(), by=actor, on=clock.today()),
    ):
        return answer
    context = _context(request, draft, form, asked, before)
    faulty = request.method == "POST" and form.errors
    status = 422 if faulty else 200
    return render_page(request, "drafts/requirement.html", context, parts=(SENTENCE,), status=status)


def _form(request: HttpRequest, draft: Draft) -> tuple[Asked, Asked | None, TermsForm]:
    """What is asked now (by `?key=`, else the first), what the version before asked, and the form: as typed, or
    as it stands."""
    key, before = request.GET.get("key", ""), queries.published(plans.newest(draft.plan_id))
    rows = read(draft.requirements)
    asked = next((one for one in rows if key in ("", one.key)), None) or _removed(request, draft, key)
    if asked is None:
        raise Http404
    earlier = next((one for one in before if one.key == asked.key), None)
    known = queries.catalogue(draft.organisation_id)
    data = request.POST if request.method == "POST" else None
    if target_of(request) == SENTENCE:
        data = request.GET
    return asked, earlier, TermsForm(data, asked=asked, known=known, is_new=earlier is None)


def _removed(request: HttpRequest, draft: Draft, key: str) -> Asked | None:
    """What somebody removed while whoever sends the form was writing: theirs to ask for again."""
    may = rules.can_author(actor_of(request), draft.owner_unit_id)
    if request.method != "POST" or not may:
        return None
    rows = Draft.objects.filter(plan_id=draft.plan_id, version=draft.version).order_by("-opened")
    earlier = (one for row in rows[:ROWS_LOOKED_AT] for one in read(row.requirements))
    return next((one for one in earlier if one.key == key), None)


def _context(
    request: HttpRequest, draft: Draft, form: TermsForm, asked: Asked, before: Asked | None
) -> dict[str, Any]:
    said = form.asked() if form.is_bound and form.is_valid() else None if form.is_bound else asked
    known = form.known
    return {
        "draft": draft,
        "asked": asked,
        "before": before,
        "form": form,
        "name": comparing.named(asked, known),
        "sentence": terms.sentence(said.as_requirement(), queries.months(said, known)) if said else "",
        "spares": content.spares(said, before, draft.effective_from) if said else "",
        "changed": [row for row in _changes(before, said, known) if row.is_changed]
        if said and before
        else [],
        "competences": sorted({row.name for row in form.offered.values()}),
        "seen": request.POST.get("seen", draft.pk),
        "crumbs": crumbs(draft, comparing.named(asked, known)),
    }


def _changes(before: Asked, said: Asked, known: queries.Catalogue) -> list[comparing.Row]:
    return comparing.requirements([before], [said], known)[0].rows
