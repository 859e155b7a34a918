"""Answering what one is asked. Where nobody may find out, nothing is kept of it but the answer and that one has
answered: no message waits in the session."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.pulses import actions, queries, rules
from stafett.pulses.models import Privacy, Wave
from stafett.web.access import actor_of, wave_or_404
from stafett.web.parts import render_page

from .forms import PulseForm
from .words import promise


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    wave = wave_or_404(request, pk)
    details, actor = queries.details(wave), actor_of(request)
    form = PulseForm(
        request.POST if request.method == "POST" else None,
        asked=rules.questions(wave.form),
        privacy=wave.form.privacy,
    )
    if request.method == "POST" and form.is_valid() and (thanks := _answered(request, wave, form)):
        return thanks
    verdict = rules.can_answer(
        details,
        is_asked=queries.seat_of(wave, actor) is not None,
        has_answered=queries.has_answered(wave, actor),
        on=clock.today(),
    )
    context = {
        "wave": wave,
        "details": details,
        "form": form,
        "verdict": verdict,
        "promise": promise(wave.form),
    }
    context["last_day"] = rules.last_day(details)
    return render_page(request, "pulses/answer.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, wave: Wave, form: PulseForm) -> HttpResponse | None:
    known: dict[str, Any] = {"by": actor_of(request), "on": clock.today()}
    try:
        actions.answer(wave, form.given(), code=form.code(), **known)
    except (NotAllowed, ArenaError) as error:
        form.add_error(None, str(error))
        return None
    if wave.form.privacy == Privacy.NOBODY:
        kept = "" if form.cleaned_data["code"] else form.code()
        return render_page(request, "pulses/thanks.html", {"wave": wave, "code": kept})
    messages.success(request, _("Thank you. Your answer is in."))
    return redirect("pulses:asked")
