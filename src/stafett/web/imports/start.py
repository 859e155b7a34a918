"""Fact files, sent by page: first read and looked at, then taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stafett.files import runs, tasks
from stafett.files.models import ImportRun
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.web.access import actor_with
from stafett.web.bodies import MEGABYTE, at_most
from stafett.web.fields import Problem
from stafett.web.parts import render_page

LATEST = 20


@at_most(runs.LARGEST + MEGABYTE, power=Power.IMPORT)
def start(request: HttpRequest) -> HttpResponse:
    actor = actor_with(request, Power.IMPORT, everywhere=True)
    problems: list[Problem] = []
    if request.method == "POST":
        sent = [runs.Sent(file.name, file.size, file.file) for file in request.FILES.getlist("files")]
        try:
            run = runs.start(sent, by=actor)
            tasks.examine.enqueue(run.pk)
            return redirect("imports:detail", pk=run.pk)
        except (NotAllowed, runs.RunError) as error:
            problems = [Problem("files", str(error))]
    earlier = ImportRun.objects.filter(organisation_id=actor.organisation_id).order_by("-pk")[:LATEST]
    context = {"earlier": earlier, "problems": problems}
    return render_page(request, "imports/start.html", context, status=422 if problems else 200)
