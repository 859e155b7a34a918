"""Who hosts a gathering: offered, taken, declined; and the kit that follows."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import Verdict
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules
from stafett.recipes.gathering.baton import actions, queries
from stafett.recipes.gathering.models import HostExperience
from stafett.recipes.gathering.queries import Gathering
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .doing import (
    bound,
    crumbs,
    done,
    gathering_or_404,
    may_host,
    may_keep,
    member_of,
    pressed,
    to_gathering,
)
from .forms import AnswerForm, CheckForm, DeclineForm, ExperienceForm, OfferForm


def baton(request: HttpRequest, pk: int) -> HttpResponse:
    one = gathering_or_404(request, pk)
    forms = _forms(request, one)
    if request.method == "POST" and _done(request, one, forms):
        return redirect("gatherings:baton", pk=pk)
    is_ahead = rules.is_coming(one.details, on=clock.today())
    context = {
        **may(actor_of(request), one),
        "one": one,
        "noted_by": queries.noted_by(one.baton),
        "kit": queries.kit(one.occasion),
        "told": queries.experience(one.occasion),
        "forms": forms,
        "may_offer": is_ahead and may_keep(request, one.occasion.arena) and one.host is None,
        "is_outside": one.baton is not None and one.baton.unit_id is None,
        "may_host": may_host(request, one),
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("The baton"), "")),
    }
    wrong = any(form.errors for form in forms.values())
    return render_page(request, "gatherings/baton.html", context, status=422 if wrong else 200)


def may(actor: Actor, one: Gathering) -> dict[str, Any]:
    """What somebody may answer for whom the baton is held out to or with, also by a link; `why_not`: to who keeps the
    series, where somebody outside answers by theirs."""
    today = clock.today()
    speaks = queries.may_answer(actor, one.baton, on=today) if one.baton else Verdict("-")
    is_ahead = rules.is_coming(one.details, on=today)
    owner = series.details(one.occasion.arena).owner_unit_id
    waits = is_ahead and one.is_offered and bool(rules.can_keep(actor, owner))
    return {
        "may_answer": is_ahead and bool(speaks) and one.is_offered,
        "may_give_back": is_ahead and bool(speaks) and one.host is not None,
        "why_not": speaks.reason if waits and one.baton and one.baton.outside else "",
    }


def taken(request: HttpRequest, one: Gathering, *, by: Actor) -> bool:
    """The baton is taken by somebody there."""
    known: dict[str, Any] = {"by": by, "on": clock.today()}
    pressed(request, lambda: actions.accept(one.occasion, **known), _("Thank you! The baton is yours."))
    return True


def declined(request: HttpRequest, one: Gathering, form: DeclineForm, *, by: Actor) -> bool:
    """It is not taken, or given back; false where something must be put right."""
    if not form.is_valid():
        return False
    known: dict[str, Any] = form.cleaned_data | {"by": by, "on": clock.today()}
    return done(request, form, lambda: actions.decline(one.occasion, **known), _("The others can read why."))


def _forms(request: HttpRequest, one: Gathering) -> dict[str, Any]:
    told = queries.experience(one.occasion)
    members, turn = series.members(one.occasion.arena), queries.turn(one.occasion)
    return {
        "offer": OfferForm(bound(request, "offer"), members=members, turn=turn),
        "accept": AnswerForm(bound(request, "accept"), auto_id="id_accept_%s"),
        "decline": DeclineForm(bound(request, "decline"), auto_id="id_decline_%s"),
        "check": CheckForm(bound(request, "check")),
        "tell": ExperienceForm(bound(request, "tell"), initial=_as_told(told)),
    }


def _as_told(told: HostExperience | None) -> dict[str, Any]:
    return {"text": told.text, "seen": told.pk} if told else {"text": "", "seen": 0}


def _done(request: HttpRequest, one: Gathering, forms: dict[str, Any]) -> bool:
    """Do what was pressed; false where something must be put right."""
    do, known = request.POST.get("do", ""), {"by": actor_of(request), "on": clock.today()}
    if do == "take":
        return taken(request, one, by=actor_of(request))
    if do == "decline":
        return declined(request, one, forms["decline"], by=actor_of(request))
    if do == "tick":
        _tick(request, one)
        return True
    if do not in forms or not forms[do].is_valid():
        return False
    return done(request, forms[do], *_step(one, do, forms[do].cleaned_data, known))


def _step(
    one: Gathering, do: str, said: dict[str, Any], known: dict[str, Any]
) -> tuple[Callable[[], object], str]:
    """What a form asks for, and what is said when it is done."""
    at, by = one.occasion, known["by"]
    if do == "offer":
        who = member_of(said["who"], at.arena)
        outside = _("Done. Whoever has a link there answers; if nobody has, write down what they say.")
        told = _("Done. Whoever leads it can take the baton now.") if who.unit_id else outside
        return lambda: actions.offer(at, who, why=said["why"], **known), told
    if do == "accept":
        return lambda: actions.accept(at, **said, **known), _("Written down.")
    if do == "check":
        return lambda: actions.add_check(at, said["what"], -said["weeks"], by=by), _("Added.")
    return lambda: actions.tell(at, said["text"], seen=said["seen"], by=by), _("Saved for the next host.")


def _tick(request: HttpRequest, one: Gathering) -> None:
    asked = numbers([request.POST.get("promise", "")])
    found = [row.promise for row in queries.checklist(one.occasion) if [row.promise_id] == asked]
    if not found:
        messages.error(request, _("This has been changed meanwhile. Look again."))
        return
    known = {"by": actor_of(request), "on": clock.today()}
    pressed(request, lambda: actions.tick(one.occasion, found[0], **known), _("Done."))
