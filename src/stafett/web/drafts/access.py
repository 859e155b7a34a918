"""How a page obtains a draft, and how it answers when somebody else has saved since."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.plans import queries as plans
from stafett.plans.drafts import comparing, queries, rules
from stafett.plans.drafts.asked import read
from stafett.plans.drafts.comparing import Compared, Row
from stafett.plans.drafts.rules import Move
from stafett.plans.drafts.saving import DraftsError
from stafett.plans.models import Draft, Plan
from stafett.web.access import actor_of, numbers, plan_or_404

UNSAID = {"csrfmiddlewaretoken", "seen"}
LONGEST_SHOWN = 2000


def draft_to_change(request: HttpRequest, pk: int) -> Draft:
    """The draft a form is about: the one there is, or where it is gone since, the one whoever sends it saw."""
    actor, plan = actor_of(request), plan_or_404(request, pk)
    drafts = queries.visible_to(actor).filter(plan=plan)
    if request.method == "POST" and plans.draft(plan.pk) is None:
        drafts = Draft.objects.filter(plan=plan, pk=seen(request))
    draft = drafts.select_related("plan").first()
    if draft is None or not rules.can_read(actor, draft):
        raise Http404
    return draft


def refused(request: HttpRequest, draft: Draft, move: Move) -> HttpResponse | None:
    """The sentence on the draft's own page, for who may read the draft and not do this with it now."""
    verdict = rules.can_move(actor_of(request), draft, move)
    if verdict or request.method == "POST":  # what is sent is judged by the action, with what was typed kept
        return None
    messages.error(request, verdict.reason)
    return redirect("drafts:detail", pk=draft.plan_id)


def seen(request: HttpRequest) -> int:
    """The row that whoever sends the form had before them."""
    return next(iter(numbers([request.POST.get("seen", "")])), 0)


def saved(
    request: HttpRequest, draft: Draft, form: BaseForm, save: Callable[[], object]
) -> HttpResponse | None:
    """Back to the draft once what was typed is saved, or the choice where somebody else has saved since; none where
    something must be put right, as the form then says."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        save()
    except ChangedMeanwhile:
        return conflict(request, draft.plan, form)
    except (NotAllowed, DraftsError) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("Saved."))
    return redirect("drafts:detail", pk=draft.plan_id)


@dataclass(frozen=True)
class Typed:
    """What was typed, by the name of its field."""

    label: str
    text: str


def conflict(request: HttpRequest, plan: Plan, form: BaseForm | None = None) -> HttpResponse:
    """What the other has changed, what was typed, and the choice between them (409)."""
    units = people.unit_names(plan.organisation_id)
    saw, current = Draft.objects.filter(plan=plan, pk=seen(request)).first(), plans.draft(plan.pk)
    known = queries.catalogue(plan.organisation_id)
    about: list[Row] = []
    changes: list[Compared] = []
    if saw and current:
        about = [row for row in comparing.about(saw, current, units) if row.is_changed]
        changes = comparing.requirements(read(saw.requirements), read(current.requirements), known)
    context = {
        "plan": plan,
        "current": current,
        "published": current is None and plans.newest(plan.pk),
        "about": about,
        "changes": [one for one in changes if one.kind != comparing.Kind.SAME],
        "order_changed": bool(saw and current)
        and comparing.moved(read(saw.requirements), read(current.requirements)),
        "typed": list(_typed(form)) if form else [],
        "kept": [
            (name, value) for name, values in request.POST.lists() if name not in UNSAID for value in values
        ],
    }
    return render(request, "drafts/conflict.html", context, status=409)


def _typed(form: BaseForm) -> Iterable[Typed]:
    for bound in form:
        value = bound.value()
        if bound.is_hidden or value in (None, "", [], False):
            continue
        choices = dict(_flat(getattr(bound.field, "choices", [])))
        values = value if isinstance(value, list | tuple) else [value]
        text = ", ".join(str(choices.get(str(one), one)) for one in values)
        yield Typed(str(bound.label), text[:LONGEST_SHOWN])


def _flat(choices: Iterable[tuple[object, object]]) -> Iterable[tuple[str, object]]:
    return ((str(value), label) for value, label in choices)
