"""The agreement on a stay, for who takes part in it by a link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stafett.people.models import GuestLink
from stafett.web.parts import render_page
from stafett.web.placements import agreement as agreements

from . import gone
from .stay import may_write_terms, now_of
from .visits import for_guests


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests("arena")
def agreement(request: HttpRequest, link: GuestLink) -> HttpResponse:
    now = now_of(link)
    if now is None:
        return gone.page(request)
    found, status = agreements.answered(request, now, request.visit.guest)
    if status == 302:
        return redirect("guest:agreement", pk=link.pk)
    found |= {"link": link, "may_write_terms": may_write_terms(now, request.visit.guest)}
    found["pdf_at"] = reverse("guest:agreement_pdf", args=[link.pk])
    return render_page(request, "guest/agreement.html", found, status=status)
