"""The agreement: the version to be answered and what is new in it, who has agreed, earlier versions; extending it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.agreements.actions import Stale
from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement import rules
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.terms import actions, queries
from stafett.recipes.placement.terms.queries import Version
from stafett.recipes.placement.terms.wording import FIELDS
from stafett.recipes.placement.workflow import CONSENTING, WHO, Move, State, Who
from stafett.web.access import actor_of, numbers
from stafett.web.days import DayField
from stafett.web.parts import render_page

from . import written_days
from .access import named, stay_or_404, to_stay
from .fields import words

REFUSALS = (NotAllowed, PlacementError, ArenaError)


class NoForm(forms.Form):
    """What one does not agree with."""

    grounds = words(gettext_lazy("What you do not agree with"), rows=2)


class ExtendForm(forms.Form):
    """A later last day, perhaps with days of its own."""

    last = DayField(label=gettext_lazy("New last day"))
    given = words(
        gettext_lazy("Single days or shifts"),
        rows=2,
        required=False,
        hint=gettext_lazy("Beside those of the pattern: one on each line, such as 2027-06-18 22:00-07:00."),
    )
    grounds = words(gettext_lazy("Why"), rows=2)

    def clean_given(self) -> Any:
        return written_days.shifts(self.cleaned_data["given"])


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    now = stay_or_404(request, pk)
    found, status = answered(request, now, actor_of(request))
    if status == 302:
        return redirect("placements:agreement", pk=pk)
    context = found | {"crumbs": to_stay(now, _("Agreement")), "pdf_at": reverse("placements:pdf", args=[pk])}
    return render_page(request, "placements/agreement.html", context, status=status)


def answered(request: HttpRequest, now: Now, actor: Actor) -> tuple[dict[str, Any], int]:
    """What the page of an agreement shows somebody, and the status of the answer: 302 where what was sent is done."""
    do = request.POST.get("do")
    versions = queries.versions(now.stay)
    shown = _asked(request, versions)
    no = NoForm(request.POST if do == "no" else None, auto_id="no-%s")
    extend = ExtendForm(request.POST if do == "extend" else None, auto_id="extend-%s")
    status = _done(request, now, actor, shown, no, extend) if request.method == "POST" else 200
    versions = queries.versions(now.stay)
    context = named(now) | _shown(actor, now, versions, shown if status == 409 else None)
    return context | {"no": no, "extend": extend}, status


def _asked(request: HttpRequest, versions: list[Version]) -> Version | None:
    """The version that was on the screen when it was answered."""
    number = next(iter(numbers([request.POST.get("version", "")])), 0)
    return next((one for one in versions if one.version.number == number), None)


def _done(
    request: HttpRequest, now: Now, actor: Actor, shown: Version | None, no: NoForm, extend: ExtendForm
) -> int:
    """The status of the answer: 302 where it is done."""
    do = request.POST.get("do")
    form = {"no": no, "extend": extend}.get(do)
    if form is not None and not form.is_valid():
        return 422
    if shown is None:
        messages.error(request, _("It stands differently now. Read the page again."))
        return 302
    try:
        told = _act(request, now, actor, shown, form.cleaned_data if form else {})
    except Stale:
        return 409
    except REFUSALS as error:
        if form is None:
            messages.error(request, str(error))
            return 302
        form.add_error(None, str(error))
        return 422
    messages.success(request, told)
    return 302


def _act(request: HttpRequest, now: Now, actor: Actor, shown: Version, said: dict[str, Any]) -> str:
    do, today = request.POST.get("do"), clock.today()
    if do == "extend":
        actions.extend(
            now.stay,
            said["last"],
            given=said["given"],
            seen=shown.version,
            grounds=said["grounds"],
            by=actor,
            on=today,
        )
        return _("The longer agreement is saved. All three are asked to agree on it.")
    role = next((one for one in CONSENTING if one == request.POST.get("role")), Who.CONTACT)
    reply = actions.Reply(is_given=do == "yes", grounds=said.get("grounds", ""))
    holds = actions.answer(now.stay, shown.version, role, reply=reply, by=actor, on=today)
    if holds:
        return _("All three have agreed. The days are set.")
    return _("You have agreed.") if reply.is_given else _("Noted. The terms can be changed now.")


def _shown(actor: Actor, now: Now, versions: list[Version], overtaken: Version | None) -> dict[str, Any]:
    """The newest version with what is new in it; `overtaken`: the older one somebody answered."""
    parts = stays.parts_of(actor, now)
    newest = versions[0] if versions else None
    before = overtaken or next((one for one in versions[1:] if one.is_agreed), None)
    mine = [role for role in CONSENTING if role in parts and newest and newest.answer(role) is None]
    may_write = bool(rules.can(Move.PROPOSE, now.state, parts))
    return {
        "newest": newest,
        "older": versions[1:],
        "fields": [(label, getattr(newest.terms, name)) for name, label in FIELDS.items()] if newest else [],
        "differences": queries.difference(before, newest) if before and newest else [],
        "is_overtaken": overtaken is not None,
        "answers": [(WHO[role], newest.answer(role)) for role in CONSENTING] if newest else [],
        "mine": [(role, WHO[role]) for role in mine] if may_write else [],
        "may_write": may_write,
        "may_extend": may_write and now.state == State.AGREED and newest is not None and newest.is_agreed,
    }
