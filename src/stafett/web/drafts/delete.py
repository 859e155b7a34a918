"""The question before a draft is deleted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.plans import queries as plans
from stafett.plans.drafts import actions
from stafett.plans.drafts.rules import Move
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from . import access
from .detail import crumbs


def delete(request: HttpRequest, pk: int) -> HttpResponse:
    draft = access.draft_to_change(request, pk)
    if refusal := access.refused(request, draft, Move.DELETE):
        return refusal
    if request.method == "POST":
        try:
            actions.delete(draft.plan, access.seen(request), by=actor_of(request))
        except ChangedMeanwhile:
            return access.conflict(request, draft.plan)
        except NotAllowed as error:
            messages.error(request, str(error))
            return redirect("drafts:detail", pk=pk)
        messages.success(request, _("The draft is deleted."))
        return redirect("drafts:list")
    context = {
        "draft": draft,
        "before": plans.newest(draft.plan_id),
        "crumbs": crumbs(draft, _("Delete")),
    }
    return render_page(request, "drafts/delete.html", context)
