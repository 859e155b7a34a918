"""Two versions of a plan side by side, or its draft beside one of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.plans import queries as plans
from stafett.plans.drafts import comparing, queries
from stafett.plans.drafts.asked import Asked, read
from stafett.plans.models import Draft, Plan, PlanVersion
from stafett.web.access import actor_of, plan_or_404
from stafett.web.parts import render_page

DRAFT = "draft"

type Text = PlanVersion | Draft


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_or_404(request, pk), actor_of(request)
    texts = _texts(actor, plan)
    if not texts:
        raise Http404
    names = list(texts)
    after = texts.get(request.GET.get("after", ""), texts[names[0]])
    before = texts.get(request.GET.get("before", ""), texts[names[min(1, len(names) - 1)]])
    known, units = queries.catalogue(plan.organisation_id), people.unit_names(plan.organisation_id)
    first, last = asked(before), asked(after)
    found = comparing.requirements(first, last, known)
    context = {
        "plan": plan,
        "before": before,
        "after": after,
        "choices": [(name, _name(text)) for name, text in texts.items()],
        "chosen": {"before": _key(before), "after": _key(after)},
        "about": comparing.about(before, after, units),
        "changed": [one for one in found if one.kind != comparing.Kind.SAME],
        "same": [one for one in found if one.kind == comparing.Kind.SAME],
        "order_changed": comparing.moved(first, last),
        "crumbs": _crumbs(plan, after),
    }
    return render_page(request, "plans/compare.html", context)


def _texts(actor: Actor, plan: Plan) -> dict[str, Text]:
    """What may be laid side by side, the newest first: the draft one may read, and every version."""
    draft = queries.visible_to(actor).filter(plan=plan).first()
    texts: dict[str, Text] = {DRAFT: draft} if draft else {}
    versions = plans.versions(plan.organisation_id).filter(plan=plan)
    return texts | {str(version.version): version for version in versions}


def asked(text: Text) -> list[Asked]:
    """What a version or a draft asks."""
    return read(text.requirements) if isinstance(text, Draft) else queries.published(text)


def _key(text: Text) -> str:
    return DRAFT if isinstance(text, Draft) else str(text.version)


def _name(text: Text) -> str:
    said = _("Draft of version %(number)d") if isinstance(text, Draft) else _("Version %(number)d")
    return said % {"number": text.version}


def _crumbs(plan: Plan, after: Text) -> list[dict[str, Any]]:
    page = "drafts:detail" if isinstance(after, Draft) else "plans:detail"
    return [
        {"name": _("Plans"), "url": reverse("plans:list")},
        {"name": after.title, "url": reverse(page, args=[plan.pk])},
        {"name": _("Side by side"), "url": ""},
    ]
