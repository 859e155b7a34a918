"""The last look before a draft becomes a version that never changes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.plans import queries as plans
from stafett.plans.drafts import publishing, queries, readings
from stafett.plans.drafts.comparing import Kind
from stafett.plans.drafts.rules import Move
from stafett.plans.drafts.saving import DraftsError
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from . import access, content
from .detail import crumbs


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    draft, today = access.draft_to_change(request, pk), clock.today()
    if refusal := access.refused(request, draft, Move.PUBLISH):
        return refusal
    if request.method == "POST":
        try:
            publishing.publish(draft.plan, access.seen(request), by=actor_of(request), on=today)
        except ChangedMeanwhile:
            return access.conflict(request, draft.plan)
        except (NotAllowed, DraftsError) as error:
            messages.error(request, str(error))
            return redirect("drafts:detail", pk=pk)
        messages.success(request, _("Published. The version never changes from now on."))
        return redirect("plans:detail", pk=pk)
    known, before = queries.catalogue(draft.organisation_id), plans.newest(draft.plan_id)
    todo = queries.to_put_right(draft, before, known, on=today)
    context = {
        "draft": draft,
        "todo": todo,
        "changed": [one for one in content.written(draft, before, known, todo, []) if one.kind != Kind.SAME],
        "readings": list(readings.readings(draft, known)),
        "crumbs": crumbs(draft, _("Publish")),
    }
    return render_page(request, "drafts/publish.html", context)
