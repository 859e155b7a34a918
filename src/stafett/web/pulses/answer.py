"""Answering what one is asked. Where nobody may find out, nothing is kept of it but the answer and that one has
answered: no message waits in the session."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.pulses import actions, queries, rules
from stafett.pulses.models import Privacy, Wave
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import wave_or_404
from .forms import PulseForm
from .words import promise


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who is asked what, the pages it is asked and thanked on, what else stands there, and where they go on to."""

    wave: Wave
    actor: Actor
    back: str
    template: str = "pulses/answer.html"
    thanks: str = "pulses/thanks.html"
    known: dict[str, Any] = field(default_factory=dict)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    wave = wave_or_404(request, pk)
    return page(request, Asking(wave=wave, actor=actor_of(request), back=reverse("pulses:asked")))


def page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The questions, and what becomes of the answer; also for who came by a link."""
    wave = asking.wave
    form = PulseForm(
        request.POST if request.method == "POST" else None,
        asked=rules.questions(wave.form),
        privacy=wave.form.privacy,
    )
    if request.method == "POST" and form.is_valid() and (thanks := _answered(request, asking, form)):
        return thanks
    context = _about(wave, asking.actor) | asking.known | {"form": form}
    return render_page(request, asking.template, context, status=422 if form.errors else 200)


def _about(wave: Wave, actor: Actor) -> dict[str, Any]:
    details = queries.details(wave)
    verdict = rules.can_answer(
        details,
        is_asked=queries.seat_of(wave, actor) is not None,
        has_answered=queries.has_answered(wave, actor),
        on=clock.today(),
    )
    known = {"wave": wave, "details": details, "verdict": verdict, "promise": promise(wave.form)}
    return known | {"last_day": rules.last_day(details)}


def _answered(request: HttpRequest, asking: Asking, form: PulseForm) -> HttpResponse | None:
    wave = asking.wave
    try:
        actions.answer(wave, form.given(), code=form.code(), by=asking.actor, on=clock.today())
    except (NotAllowed, ArenaError) as error:
        form.add_error(None, str(error))
        return None
    if wave.form.privacy == Privacy.NOBODY:
        kept = "" if form.cleaned_data["code"] else form.code()
        return render_page(request, asking.thanks, {"wave": wave, "code": kept} | asking.known)
    messages.success(request, _("Thank you. Your answer is in."))
    return redirect(asking.back)
