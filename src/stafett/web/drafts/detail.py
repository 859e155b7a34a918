"""A draft: what it says, what is to be put right, what others say of it, and what can be done with it now."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import queries as people
from stafett.plans import queries as plans
from stafett.plans.drafts import actions, comparing, queries, rules
from stafett.plans.drafts.asked import read
from stafett.plans.drafts.queries import Catalogue
from stafett.plans.drafts.rules import Move
from stafett.plans.drafts.saving import DraftsError
from stafett.plans.models import Draft
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from . import access, content
from .forms import CommentForm

COMMENT = "comment"


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    draft = access.draft_to_change(request, pk)
    form = None
    if request.method == "POST":
        try:
            form = _do(request, draft)
        except ChangedMeanwhile:
            return access.conflict(request, draft.plan)
        except (NotAllowed, DraftsError) as error:
            messages.error(request, str(error))
        if form is None:
            return redirect("drafts:detail", pk=pk)
    context = _context(request, draft, form)
    return render_page(request, "drafts/detail.html", context, status=422 if form else 200)


def _do(request: HttpRequest, draft: Draft) -> CommentForm | None:
    """What the button says; the form again where what was typed must be put right."""
    do, key, actor = request.POST.get("do", ""), request.POST.get("requirement", ""), actor_of(request)
    if do == COMMENT:
        return _comment(request, draft)
    seen = access.seen(request)
    changes: dict[str, Callable[[], object]] = {
        "send": lambda: actions.send(draft.plan, seen, by=actor),
        "take_back": lambda: actions.take_back(draft.plan, seen, by=actor),
        "remove": lambda: actions.remove(draft.plan, seen, key, by=actor),
        "earlier": lambda: actions.put_earlier(draft.plan, seen, key, by=actor),
        "later": lambda: actions.put_later(draft.plan, seen, key, by=actor),
    }
    if do not in changes:
        raise BadRequest
    changes[do]()
    return None


def _comment(request: HttpRequest, draft: Draft) -> CommentForm | None:
    form = _comment_form(request, draft)
    if not form.is_valid():
        return form
    said = form.cleaned_data
    try:
        actions.comment(
            draft, said["text"], requirement=said["about"], by=actor_of(request), on=clock.today()
        )
    except (NotAllowed, DraftsError) as error:
        form.add_error(None, str(error))
        return form
    messages.success(request, _("Your comment stands with the draft."))
    return None


def _comment_form(request: HttpRequest, draft: Draft, known: Catalogue | None = None) -> CommentForm:
    known = known or queries.catalogue(draft.organisation_id)
    choices = [(one.key, comparing.named(one, known)) for one in read(draft.requirements)]
    data = request.POST if request.method == "POST" else None
    return CommentForm(data, requirements=choices, initial={"about": request.GET.get("about", "")})


def _context(request: HttpRequest, draft: Draft, form: CommentForm | None) -> dict[str, Any]:
    actor, today = actor_of(request), clock.today()
    may_write = rules.can_author(actor, draft.owner_unit_id)
    before, known = plans.newest(draft.plan_id), queries.catalogue(draft.organisation_id)
    todo = queries.to_put_right(draft, before, known, on=today) if may_write else []
    units, comments = people.unit_names(draft.organisation_id), list(queries.comments(draft))
    return {
        "draft": draft,
        "before": before,
        "owner": units.get(draft.owner_unit_id or 0, ""),
        "written": content.written(draft, before, known, todo, comments),
        "may_write": may_write,
        "can_save": rules.can_move(actor, draft, Move.SAVE),
        "can_publish": rules.can_move(actor, draft, Move.PUBLISH),
        "can_comment": rules.can_move(actor, draft, Move.COMMENT),
        "todo": todo,
        "of_the_plan": [one.text for one in todo if not one.key],
        "said": content.of_the_whole(draft, comments),
        "origin": _origin(draft),
        "form": form or _comment_form(request, draft, known),
        "crumbs": crumbs(draft),
    }


def _origin(draft: Draft) -> dict[str, Any] | None:
    """The plan it was copied from, and the newer version of it, if there is one."""
    if draft.copied_from_id is None:
        return None
    newer = queries.newer_origin(draft)
    return {"version": plans.newest(draft.copied_from_id), "copied": draft.copied_version, "newer": newer}


def crumbs(draft: Draft, here: str = "") -> list[dict[str, str]]:
    """The way from the drafts to this one, and on to a page of it."""
    found = [{"name": _("Drafts"), "url": reverse("drafts:list")}]
    found.append({"name": draft.title, "url": reverse("drafts:detail", args=[draft.plan_id])})
    return [*found, {"name": here, "url": ""}] if here else found
