"""A guest's link is opened: the browser gets a session for it, and an address without the secret.

Nothing else changes, so mail programs may open it too; it works until its last day, or until it is taken back.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people.guests import queries as guests
from stafett.web.accounts import language
from stafett.web.parts import render_page

from . import limits, visits


@login_not_required
@never_cache
@require_safe
def arrival(request: HttpRequest, token: str) -> HttpResponse:
    link = guests.by_token(token, on=clock.today())
    if link is None and limits.is_over(request):
        return render_page(request, "guest/later.html", {}, status=429)
    if link is None:
        limits.failed(request)
        answer = redirect("guest:gone")
    else:
        visits.begin(request, link)
        answer = redirect("guest:welcome", pk=link.pk)
        if not language.is_chosen(request):
            language.remember(answer, link.guest.language)
    answer["Referrer-Policy"] = "no-referrer"  # the address that is left holds the secret
    return answer
