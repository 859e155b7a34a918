"""What a plan is called, what it is for, for whom, whose it is and from when."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.plans.drafts import actions
from stafett.plans.drafts.rules import Move
from stafett.plans.models import Draft
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from . import access
from .detail import crumbs
from .forms import AboutForm


def about(request: HttpRequest, pk: int) -> HttpResponse:
    draft = access.draft_to_change(request, pk)
    if refusal := access.refused(request, draft, Move.SAVE):
        return refusal
    form = _form(request, draft)
    plan, seen, actor = draft.plan, access.seen(request), actor_of(request)
    if answer := access.saved(
        request,
        draft,
        form,
        lambda: actions.save_about(plan, seen, form.about(), by=actor, on=clock.today()),
    ):
        return answer
    shown = request.POST.get("seen", draft.pk)
    context = {"draft": draft, "form": form, "seen": shown, "crumbs": crumbs(draft, _("About the plan"))}
    return render_page(request, "drafts/about.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, draft: Draft) -> AboutForm:
    return AboutForm(
        request.POST if request.method == "POST" else None,
        actor=actor_of(request),
        on=clock.today(),
        owner_unit_id=draft.owner_unit_id,
        initial={
            "title": draft.title,
            "goal": draft.goal,
            "target_group": draft.target_group,
            "owner_unit": draft.owner_unit_id,
            "effective_from": draft.effective_from,
        },
    )
