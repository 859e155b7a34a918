"""Ending an assignment: the last day is said, then seen whom it hits, and only then it is done."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans.assignments import actions, queries, rules
from stafett.plans.models import Assignment, Plan
from stafett.standings.preview.asked import End
from stafett.web.access import actor_with
from stafett.web.parts import render_page

from .forms import LAST_DAY, WITHDRAW, EndForm
from .list import crumbs, plan_to_give_or_404, rows
from .starting import begun


def end(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    actor, plan, today = actor_with(request, Power.AUTHOR), plan_to_give_or_404(request, pk), clock.today()
    found = _row_or_404(actor, plan, row)
    if not queries.listed(pk, on=today).filter(pk=row).exists():
        said = _("This has ended, or somebody has changed it meanwhile. Here is how it stands now.")
        messages.info(request, said)
        return redirect("assignments:list", pk)
    form = _form(request, found, today)
    if preview := begun(form, lambda: _asked(form, found, actor), by=actor, on=today):
        return preview
    title = queries.title_of(plan)
    context = {
        "plan": plan,
        "title": title,
        "form": form,
        "row": rows(actor, [found])[0],
        "crumbs": [*crumbs(plan, title), {"name": _("End it"), "url": ""}],
    }
    return render_page(request, "assignments/end.html", context, status=422 if form.errors else 200)


def _row_or_404(actor: Actor, plan: Plan, row: int) -> Assignment:
    """The row, ended or not, in a unit the actor writes plans for."""
    rows_there = Assignment.objects.filter(plan=plan, unit_id__in=actor.units(Power.AUTHOR))
    return get_object_or_404(rows_there.select_related("plan"), pk=row)


def _form(request: HttpRequest, row: Assignment, today: date) -> EndForm:
    how = WITHDRAW if row.starts_on > today else LAST_DAY
    initial = {"last_day": max(today, row.starts_on), "how": how}
    return EndForm(request.POST or None, row=row, on=today, initial=initial)


def _asked(form: EndForm, row: Assignment, actor: Actor) -> End:
    """What was typed, if it may be done. Raises NotAllowed."""
    last, today = form.last(), clock.today()
    (may,) = actions.may_end(actor, [row], on=today)
    require(may)
    require(rules.can_end_on(row, last, on=today) if last else rules.can_withdraw(row, on=today))
    return End(assignment_id=row.pk, last_day=last)
