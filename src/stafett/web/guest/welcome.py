"""Where a guest arrives: who asks, what for, and until when."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.people import log_ins
from stafett.people.models import GuestLink
from stafett.web.parts import render_page
from stafett.web.pulses.asked import waiting

from . import gone
from .tasks import task_of
from .visits import for_guests


@require_safe
@for_guests()
def welcome(request: HttpRequest, link: GuestLink) -> HttpResponse:
    task = task_of(link)
    if not task.holds(link):
        return gone.page(request)
    context = {
        "link": link,
        "asked_by": log_ins.record(link.made_by),
        "about": task.about(link),
        "task": task.page,
        "waiting": waiting(request.visit.guest),
    }
    return render_page(request, "guest/welcome.html", context)
