"""Before a plan's draft is published, or the plan retired: choose a day, and see whom it hits."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.plans.assignments import queries
from stafett.plans.models import Draft
from stafett.standings.preview import runs
from stafett.standings.preview.asked import Asked, Publish, Retire
from stafett.web.access import actor_with
from stafett.web.parts import render_page

from .forms import FromDayForm
from .list import crumbs, plan_to_give_or_404, readable_draft
from .starting import begun

PUBLISH, RETIRE = "publish", "retire"


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    actor, plan = actor_with(request, Power.AUTHOR), plan_to_give_or_404(request, pk)
    draft = readable_draft(actor, pk)
    do = request.POST.get("do", "")
    publish, retire = _form(request, do, PUBLISH, draft), _form(request, do, RETIRE, draft)
    form = retire if do == RETIRE else publish
    if begun_preview := begun(
        form, lambda: _asked(do, pk, form.cleaned_data["day"]), by=actor, on=clock.today(), field="day"
    ):
        return begun_preview
    title = queries.title_of(plan)
    context = {
        "plan": plan,
        "title": title,
        "publish": publish,
        "retire": retire,
        "crumbs": [*crumbs(plan, title), {"name": _("Whom it hits"), "url": ""}],
        **_about(plan.pk, draft, actor),
    }
    status = 422 if form.errors else 200
    return render_page(request, "assignments/preview.html", context, status=status)


def _form(request: HttpRequest, do: str, mine: str, draft: Draft | None) -> FromDayForm:
    today = clock.today()
    says = draft.effective_from if draft and mine == PUBLISH else None
    label = _("Takes effect") if mine == PUBLISH else _("First day without the plan")
    typed = request.POST if do == mine else None
    return FromDayForm(typed, label=label, on=today, initial={"day": says or today}, auto_id=f"{mine}_%s")


def _about(plan_id: int, draft: Draft | None, actor: Actor) -> dict[str, object]:
    """What there is to look at, and whether the actor may."""
    today, newest = clock.today(), plans.newest(plan_id)
    return {
        "draft": draft,
        "may_publish": runs.can_preview(Publish(plan_id=plan_id), by=actor),
        "may_retire": runs.can_preview(Retire(plan_id=plan_id, retired_on=today), by=actor),
        "can_be_retired": newest is not None and (newest.retired_on is None or newest.retired_on > today),
        "is_given": queries.listed(plan_id, on=today).exists(),
    }


def _asked(do: str, plan_id: int, day: date) -> Asked:
    if do == RETIRE:
        return Retire(plan_id=plan_id, retired_on=day)
    return Publish(plan_id=plan_id, effective_from=day)
