"""How far one has come with a competence: the practice list, and what one thinks oneself."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.records.actions import RecordsError
from stafett.records.models import Performance
from stafett.records.outside_assessors import queries as outside
from stafett.records.practice import actions
from stafett.records.practice import queries as practice
from stafett.records.practice.actions import Done
from stafett.records.self_assessment import actions as self_assessment
from stafett.records.self_assessment import queries as opinions
from stafett.web.access import actor_of, competence_or_404, numbers
from stafett.web.parts import render_page

from .forms import DoneForm, OpinionForm

type Given = dict[str, forms.Form]


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    competence = competence_or_404(request, pk)
    actor, today = actor_of(request), clock.today()
    asked = practice.progress(actor.person_id or 0, pk, on=today)
    given = _forms(request, pk)
    if request.method == "POST" and _done(request, pk, given):
        return redirect("claims:progress", pk=pk)
    context = {
        "competence": competence,
        "practice": asked,
        "is_complete": bool(asked) and all(one.is_complete for one in asked),
        "opinion": opinions.of(actor.person_id or 0, pk),
        "asked": outside.asked(actor.organisation_id or 0, actor.person_id or 0, pk),
        "given": given,
    }
    has_errors = any(form.errors for form in given.values())
    return render_page(request, "claims/progress.html", context, status=422 if has_errors else 200)


def _forms(request: HttpRequest, pk: int) -> Given:
    """The forms of the page; what was typed in the one that was sent."""
    typed = {name: request.POST if name in request.POST else None for name in ("add", "say")}
    said = opinions.of(actor_of(request).person_id or 0, pk)
    return {
        "add": DoneForm(typed["add"], of=practice.of(pk), on=clock.today()),
        "say": OpinionForm(
            typed["say"], levels=opinions.levels(pk), initial={"level": said.level if said else None}
        ),
    }


def _done(request: HttpRequest, pk: int, given: Given) -> bool:
    """Whether what was asked was done; if not, the form says why."""
    try:
        if "take_away" in request.POST:
            return _take_away(request, pk)
        for name, form in given.items():
            if name in request.POST and form.is_valid():
                _write(request, pk, form)
                return True
    except (NotAllowed, RecordsError, actions.PracticeError) as error:
        form.add_error(None, str(error))
    return False


def _write(request: HttpRequest, pk: int, form: forms.Form) -> None:
    actor, today, said = actor_of(request), clock.today(), form.cleaned_data
    if isinstance(form, DoneForm):
        done = Done(practice=form.practice(), done_on=said["done_on"], note=said["note"])
        actions.add(done, by=actor, on=today)
        messages.success(request, _("Added. It waits for an assessor to sign it."))
    else:
        self_assessment.say(pk, said["level"], by=actor, on=today)
        messages.success(request, _("Saved. You and those who approve in your unit see it."))


def _take_away(request: HttpRequest, pk: int) -> bool:
    mine = Performance.objects.open().filter(person_id=request.actor.person_id, competence_id=pk)
    done = mine.filter(pk__in=numbers([request.POST["take_away"]])).first()
    try:
        if done is None:
            raise NotAllowed(_("This has been changed meanwhile. Look again."))
        actions.take_away(done, by=request.actor)
        messages.success(request, _("Taken away."))
    except NotAllowed as error:
        messages.error(request, str(error))
    return True
