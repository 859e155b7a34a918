"""Finding a competence in the catalogue by typing, and asking for it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib.folding import matches
from stafett.lib.verdict import NotAllowed
from stafett.plans.drafts import actions, queries
from stafett.plans.drafts.asked import read
from stafett.plans.drafts.rules import Move
from stafett.plans.drafts.saving import DraftsError
from stafett.plans.models import Draft
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from . import access
from .detail import crumbs

COMPETENCES_A_PAGE = 25


def add(request: HttpRequest, pk: int) -> HttpResponse:
    draft = access.draft_to_change(request, pk)
    if refusal := access.refused(request, draft, Move.SAVE):
        return refusal
    if request.method == "POST":
        return _add(request, draft)
    query = " ".join(request.GET.get("q", "").split())[:100]
    known = queries.catalogue(draft.organisation_id)
    found = [row for row in queries.offered(draft.organisation_id, known) if matches(row.name, query)]
    context = {
        "draft": draft,
        "q": query,
        "page": Paginator(found, COMPETENCES_A_PAGE).get_page(request.GET.get("page")),
        "asked_for": {one for asked in read(draft.requirements) for one in asked.accepts},
        "crumbs": crumbs(draft, _("Add a requirement")),
    }
    return render_page(request, "drafts/add.html", context, parts=("found",))


def _add(request: HttpRequest, draft: Draft) -> HttpResponse:
    competence = next(iter(numbers([request.POST.get("competence", "")])), 0)
    try:
        _row, key = actions.add(draft.plan, access.seen(request), competence, by=actor_of(request))
    except ChangedMeanwhile:
        return access.conflict(request, draft.plan)
    except (NotAllowed, DraftsError) as error:
        messages.error(request, str(error))
        return redirect("drafts:add", pk=draft.plan_id)
    messages.success(request, _("Added, last. Say on which terms."))
    return redirect(f"{reverse('drafts:requirement', args=[draft.plan_id])}?{urlencode({'key': key})}")
