"""What is tested, what is known to fall short, and whom to tell. Open to all."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.web.parts import render_page


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render_page(request, "help/accessibility.html", {})
