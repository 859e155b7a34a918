"""What is stored about a guest, for the guest."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.people import log_ins
from stafett.people.guests import queries as guests
from stafett.people.guests.rules import KEPT_AFTER
from stafett.people.models import GuestLink
from stafett.web.log import sentences
from stafett.web.parts import render_page

from .visits import for_guests

MOST_SHOWN = 100


@require_safe
@for_guests()
def stored(request: HttpRequest, link: GuestLink) -> HttpResponse:
    done = [
        {"at": entry.at, "what": sentences.what(entry)} for entry in guests.done_by(link.guest)[:MOST_SHOWN]
    ]
    context = {
        "link": link,
        "asked_by": log_ins.record(link.made_by),
        "done": done,
        "forgotten_on": link.expires_on + KEPT_AFTER,
    }
    return render_page(request, "guest/stored.html", context)
