"""Somebody is to go to a host outside the installation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Stay
from stafett.recipes.placement.outside import actions
from stafett.recipes.placement.outside.actions import There
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs
from .forms import ThereForm
from .offer import guests_of


def there(request: HttpRequest) -> HttpResponse:
    form = ThereForm(request.POST or None, guests=guests_of(actor_of(request)))
    made = _begun_there(request, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        return redirect("placements:stay", pk=made.pk)
    heading = _("Go somewhere that does not use Stafett")
    context = {"form": form, "heading": heading, "button": _("Begin"), "crumbs": crumbs((heading, ""))}
    return render_page(request, "placements/form.html", context, status=422 if form.errors else 200)


def _begun_there(request: HttpRequest, form: ThereForm) -> Stay | None:
    said, known = form.cleaned_data, {"by": actor_of(request), "on": clock.today(), "at": clock.now()}
    at = There(host=said["host"], title=said["title"])
    try:
        made = actions.begin_there(at, form.chosen(), said["text"], **known)
    except (NotAllowed, PlacementError) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("Begun. Who leads the guest makes a link for the host’s leader."))
    return made
