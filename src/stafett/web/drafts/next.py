"""A button of a plan's page: begin its next version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.plans.drafts import queries, starting
from stafett.plans.drafts.saving import DraftsError
from stafett.web.access import actor_of, plan_or_404


@require_POST
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_or_404(request, pk), actor_of(request)
    try:
        starting.start_version(plan, by=actor, on=clock.today())
    except (NotAllowed, DraftsError) as error:
        messages.error(request, str(error))
        if not queries.visible_to(actor).filter(plan=plan).exists():
            return redirect("plans:detail", pk=pk)
    return redirect("drafts:detail", pk=pk)
