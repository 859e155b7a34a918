"""A plan as the organisation's training plan, on paper: goal, target group, and what, why, how often, for whom."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.people import queries as people
from stafett.plans import queries as plans
from stafett.web.access import actor_of, day_of, plan_or_404
from stafett.web.parts import render_page

from . import content


@require_safe
def training(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor, on = plan_or_404(request, pk), actor_of(request), day_of(request)
    course = plans.courses(actor.organisation_id).get(plan.pk)
    if not course:
        raise Http404
    term, names = plans.shown_on(course, on), people.unit_names(actor.organisation_id)
    context = {
        "plan": plan,
        "on": on,
        "term": term,
        "owner": names.get(term.version.owner_unit_id or 0, ""),
        "asked": content.asked(term.version, []),
        "given": content.given(actor, pk, names, on=on),
        "crumbs": [
            {"name": _("Plans"), "url": reverse("plans:list")},
            {"name": term.version.title, "url": reverse("plans:detail", args=[pk])},
            {"name": _("Training plan"), "url": ""},
        ],
    }
    return render_page(request, "plans/training.html", context)
