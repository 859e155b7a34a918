"""The day a page is about: the one asked for as `?on=YYYY-MM-DD`, else today."""

from datetime import date

from django.http import HttpRequest

from stafett.lib import clock

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


def asked_for(request: HttpRequest) -> date:
    """The day in `?on=`; today where there is none, or none that the rule book knows (§1)."""
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
    return on if FIRST <= on <= LAST else clock.today()
