"""A guest is done on this machine: the browser forgets the link, which works again when it is opened again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stafett.people.models import GuestLink

from . import visits
from .visits import for_guests


@require_POST
@for_guests()
def leave(request: HttpRequest, link: GuestLink) -> HttpResponse:
    visits.end(request)
    messages.success(request, _("You have left. Open your link to come back."))
    return redirect("help")
