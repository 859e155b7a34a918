"""Planning the next gathering of a series, perhaps without a day yet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.arenas.models import Arena, OccasionDetails
from stafett.lib import clock
from stafett.recipes.gathering import actions, queries
from stafett.recipes.gathering.actions import Planned
from stafett.web import hanging
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .doing import crumbs, done, may_keep, series_or_404
from .forms import PlanForm


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    series = series_or_404(request, pk)
    if not may_keep(request, series):
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = PlanForm(sent, initial={"title": _title(series)}, anchors=hanging.other_days(series))
    made: list[OccasionDetails] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        planned = Planned(title=said["title"], when=form.when(), where=form.where(), places=said["places"])
        if done(
            request,
            form,
            lambda: made.append(actions.plan(series, planned, by=actor_of(request), on=clock.today())),
            _("Planned. Offer somebody the baton."),
        ):
            return redirect("gatherings:baton", pk=made[0].occasion_id)
    context = {"form": form, "crumbs": crumbs(request, series, (_("Plan a gathering"), ""))}
    return render_page(request, "gatherings/plan.html", context, status=422 if form.errors else 200)


def _title(series: Arena) -> str:
    """What the next one may be called: as the series, with the year after the latest one's; without where the name ends
    in a number already, or there are several a year."""
    title = queries.details(series).title
    found = [one.details for one in queries.gatherings([series]) if not one.details.cancelled_on]
    years = [one.starts_on.year for one in found if one.starts_on]
    if title[-1:].isdigit() or len(set(years)) < len(years):
        return title
    return f"{title[:290]} {max([clock.today().year, *(year + 1 for year in years)])}"
