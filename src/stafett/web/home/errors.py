"""What is said when a page cannot be shown, in the same look as all else."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from stafett.web.parts import render_page


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 400, _("We could not read that"), _("Go back and try once more."))


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    said = str(exception) if exception and str(exception) else _("You may not do this here.")
    return _answer(request, 403, _("This is not open to you"), said)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    said = _("Either the address is wrong, or what stood here is not for you to see.")
    return _answer(request, 404, _("There is no such page"), said)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent without its token: cookies are off, or the page had stood open since before logging in."""
    return _answer(
        request, 403, _("This form has grown old"), _("Go back, load the page again and send it once more.")
    )


def _answer(request: HttpRequest, status: int, heading: str, said: str) -> HttpResponse:
    context = {"heading": heading, "said": said, "status": status}
    return render_page(request, "errors/problem.html", context, status=status)
