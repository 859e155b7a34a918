"""The address of my calendar: made, made anew, and ended. It is shown once, when it is made."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from stafett.communication import actions, queries
from stafett.web.access import actor_of
from stafett.web.parts import render_page


@never_cache
def calendar(request: HttpRequest) -> HttpResponse:
    actor, address = actor_of(request), ""
    if "end" in request.POST:
        actions.end_calendar_link(person_id=actor.person_id or 0)
        messages.success(request, _("The address no longer works."))
        return redirect("me:calendar")
    if request.method == "POST":
        token = actions.make_calendar_link(person_id=actor.person_id or 0)
        address = request.build_absolute_uri(reverse("calendars:feed", args=[token]))
    context = {
        "address": address,
        "webcal": f"webcal{address[address.find(':') :]}" if address else "",
        "link": queries.calendar_link(actor.person_id),
    }
    return render_page(request, "me/calendar.html", context)
