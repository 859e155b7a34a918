"""A link that does not work: the same page whether it never was, was taken back or has ended."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stafett.web.parts import render_page


@login_not_required
@never_cache
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    return page(request)


def page(request: HttpRequest) -> HttpResponse:
    """What is said in place of any page of a guest's."""
    return render_page(request, "guest/gone.html", {}, status=404)
