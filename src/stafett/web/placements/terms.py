"""Writing the terms: the first version, or others than those that stand. Who was overtaken sees the difference."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.arenas.agreements.actions import Stale
from stafett.arenas.errors import ArenaError
from stafett.audit.models import ChangedMeanwhile
from stafett.lib import clock
from stafett.lib.public_holidays import public_holidays
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.recipes.placement.days import rules as days
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms import actions, queries
from stafett.recipes.placement.terms.queries import Version
from stafett.recipes.placement.workflow import Move
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .access import named, stay_or_404, to_stay
from .terms_form import TermsForm, begun, of_version


def terms(request: HttpRequest, pk: int) -> HttpResponse:
    now = stay_or_404(request, pk, Move.PROPOSE)
    found, status = written(request, now, actor_of(request))
    if status == 302:
        return redirect("placements:agreement", pk=pk)
    context = found | {"crumbs": to_stay(now, _("Terms"))}
    return render_page(request, "placements/terms.html", context, status=status)


def written(request: HttpRequest, now: Now, actor: Actor) -> tuple[dict[str, Any], int]:
    """What the page of the terms shows somebody, and the status of the answer: 302 where they are saved."""
    newest = queries.latest(now.stay)
    initial = of_version(newest) if newest else begun(now)
    form = TermsForm(
        request.POST if request.method == "POST" else None, is_first=newest is None, initial=initial
    )
    seen = _seen(request, now, newest)
    status = _saved(request, now, form, seen, actor) if request.method == "POST" else 200
    newest = queries.latest(now.stay)
    is_overtaken = status == 409 and seen is not None and newest is not None
    context = named(now) | {
        "form": form,
        "newest": newest,
        "differences": queries.difference(seen, newest) if is_overtaken else [],
        **(_preview(form) if form.is_bound and form.is_valid() else {}),
    }
    return context, status


def _seen(request: HttpRequest, now: Now, newest: Version | None) -> Version | None:
    """The version that was shown when the form was."""
    if request.method != "POST":
        return newest
    number = next(iter(numbers([request.POST.get("seen", "")])), 0)
    return next((one for one in queries.versions(now.stay) if one.version.number == number), None)


def _saved(request: HttpRequest, now: Now, form: TermsForm, seen: Version | None, actor: Actor) -> int:
    """The status of the answer: 302 where it is saved."""
    if request.POST.get("do") != "save":
        return 200 if form.can_show_days() else 422
    if not form.is_valid():
        return 422
    said = form.cleaned_data
    known = {
        "seen": seen and seen.version,
        "grounds": said.get("grounds", ""),
        "by": actor,
        "on": clock.today(),
    }
    try:
        actions.propose(now.stay, form.wording(), form.pattern(), said["first"], said["last"], **known)
    except (Stale, ChangedMeanwhile):
        form.add_error(
            None, _("Somebody wrote another version meanwhile. See what is different, then save again.")
        )
        return 409
    except (NotAllowed, PlacementError, ArenaError) as error:
        form.add_error(None, str(error))
        return 422
    messages.success(request, _("The version is saved. All three are asked to agree on it."))
    return 302


def _preview(form: TermsForm) -> dict[str, Any]:
    """The days the pattern gives, and the public holidays left out."""
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    if not first <= last or (last - first).days > 2 * days.MOST:
        return {}
    closed = public_holidays(first, last)
    return {
        "days": days.days(form.pattern(), first, last, closed),
        "holidays": days.left_out(form.pattern(), first, last, closed),
    }
