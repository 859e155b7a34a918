"""What became of something one raised without a name, by the code one kept. Nobody logs in, nothing is remembered:
the code is posted, so that it stands in no address and no log."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.matters import queries
from stafett.matters.box import queries as box
from stafett.matters.models import Slip
from stafett.web.parts import render_page

from .changing import typed
from .forms import CodeForm
from .rows import rows


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    form = CodeForm(typed(request))
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        found = _found(form.cleaned_data["code"])
        if not found:
            form.add_error(
                "code", _("Nothing was raised with this code. Look whether every letter is right.")
            )
    return render_page(
        request, "matters/answer.html", {"form": form, **found}, status=422 if form.errors else 200
    )


def _found(code: str) -> dict[str, Any]:
    state = box.by_code(code)
    if state is None:
        return {}
    if isinstance(state, Slip):
        return {"slip": state}
    today = clock.today()
    story = rows(None, queries.history(state.matter), on=today)
    return {
        "matter": state.matter,
        "story": story,
        "final": rows(None, [queries.outcome(state)], on=today)[0],
    }
