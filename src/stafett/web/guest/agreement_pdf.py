"""The agreement on a stay as PDF, for who takes part in it by a link."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.people.models import GuestLink
from stafett.web.placements import pdf

from . import gone
from .stay import now_of
from .visits import for_guests


@require_safe
@for_guests("arena")
def agreement_pdf(request: HttpRequest, link: GuestLink) -> HttpResponse:
    now = now_of(link)
    return pdf.made(request, now) if now else gone.page(request)
