"""A file kept with a point of a gathering, as a download, to who comes from a member outside."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from stafett.people.models import GuestLink
from stafett.web.gatherings.material import file_of

from . import gone
from .series import holds
from .visits import for_guests


@require_safe
@for_guests("arena")
def material(request: HttpRequest, link: GuestLink, material: int) -> HttpResponseBase:
    return file_of(request.visit.guest, material) if holds(link) else gone.page(request)
