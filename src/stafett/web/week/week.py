"""My week: where I shall be, what I owe, what I am asked, and what became of what I raised."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock, weeks
from stafett.overview import queries
from stafett.web.access import actor_of
from stafett.web.parts import render_page

SHOWN_AT_ONCE = 8
"""So many lines of each kind; the rest is folded."""


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    asked = weeks.read(request.GET.get("week", "")) or weeks.of(today)
    shown = queries.week(actor, asked, at=clock.moment())
    context = {
        "shown": shown,
        "week": asked,
        "today": today,
        "is_this_week": asked == weeks.of(today),
        "is_over": asked.last < today,
        "at_once": f":{SHOWN_AT_ONCE}",
        "the_rest": f"{SHOWN_AT_ONCE}:",
    }
    return render_page(request, "week/week.html", context)
