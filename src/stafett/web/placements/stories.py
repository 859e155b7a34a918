"""What people tell of their stays, for others to read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.stories import queries
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs

STORIES_A_PAGE = 40


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    rows = queries.visible_to(actor_of(request))
    page = Paginator(rows, STORIES_A_PAGE).get_page(request.GET.get("page"))
    heading = _("What others tell of their stays")
    places = stays.places(stays.now_of(one.stay for one in page))
    context = {
        "page": page,
        "rows": [(one, *places[one.stay_id]) for one in page],
        "heading": heading,
        "crumbs": crumbs((heading, "")),
    }
    return render_page(request, "placements/stories.html", context)
