"""Where to go next: only ever a page of this site."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2000


def next_page(request: HttpRequest, *, otherwise: str = "home") -> str:
    """The page in `next`, if it is one of ours; else the page called `otherwise`."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_path = wanted.startswith("/") and wanted.isprintable() and len(wanted) <= LONGEST
    if is_path and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse(otherwise)
