"""The first page."""

from django.http import HttpRequest, HttpResponse

from stafett.web.parts import render_page


def home(request: HttpRequest) -> HttpResponse:
    return render_page(request, "home/home.html", {})
