"""One import: what it would do, how far it has come, what became of it."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from stafett.files import runs, tasks
from stafett.files.models import ImportRun, RunState
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.web.access import actor_with
from stafett.web.parts import render_page


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_with(request, Power.IMPORT, everywhere=True)
    run = get_object_or_404(ImportRun, pk=pk, organisation_id=actor.organisation_id)
    if request.method == "POST":
        _act(request, run)
        return redirect("imports:detail", pk=pk)
    if runs.is_interrupted(run):
        run.state, run.report["why"] = RunState.FAILED, runs.went_wrong()
    context = {
        "run": run,
        "report": run.report,
        "is_under_way": run.state in runs.UNDER_WAY,
        "progress": runs.progress(run),
    }
    return render_page(request, "imports/detail.html", context, parts=("run",))


def _act(request: HttpRequest, run: ImportRun) -> None:
    do = request.POST.get("do")
    try:
        if do == "drop":
            runs.drop(run, by=request.actor)
        elif do == "take" and runs.agree(run, by=request.actor):
            tasks.take.enqueue(run.pk)
        elif do == "take":
            messages.info(request, _("This has been decided already."))
        else:
            raise BadRequest
    except NotAllowed as error:
        messages.error(request, str(error))
