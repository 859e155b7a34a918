"""A new plan, a plan's next version, a copy of another unit's plan, or more than a plan from above asks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans import queries as plans
from stafett.plans.drafts import queries, starting
from stafett.plans.drafts.saving import DraftsError
from stafett.plans.drafts.starting import Origin
from stafett.web.access import actor_with, numbers, plan_or_404
from stafett.web.parts import render_page
from stafett.web.places import choices

from .forms import StartForm


def new(request: HttpRequest) -> HttpResponse:
    actor, today = actor_with(request, Power.AUTHOR), clock.today()
    origin = _origin(request)
    form = StartForm(
        request.POST if request.method == "POST" else None,
        actor=actor,
        on=today,
        initial=_initial(request, origin),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            draft = starting.start(said["title"], said["owner_unit"], by=actor, on=today, origin=origin)
        except (NotAllowed, DraftsError) as error:
            form.add_error(None, str(error))
        else:
            return redirect("drafts:detail", pk=draft.plan_id)
    context = {"form": form, "origin": origin, "first": origin and _first_name(origin)}
    return render_page(request, "drafts/new.html", context, status=422 if form.errors else 200)


def _origin(request: HttpRequest) -> Origin | None:
    """The plan asked for with `?from=`, and with `&requirement=` only that of it."""
    asked = numbers([request.GET.get("from", "")])
    if not asked:
        return None
    plan = plan_or_404(request, asked[0])
    version = plans.newest(plan.pk)
    origin = Origin(version, request.GET.get("requirement", "")) if version else None
    if origin is None or (origin.requirement and not origin.asked()):
        raise Http404
    return origin


def _first_name(origin: Origin) -> str:
    """What the one requirement is about, where it is one."""
    known = queries.catalogue(origin.version.organisation_id)
    first = next(iter(origin.asked()), None)
    return known[first.accepts[0]].name if origin.requirement and first and first.accepts else ""


def _initial(request: HttpRequest, origin: Origin | None) -> dict[str, object]:
    """Named after what it begins with, and the first unit one may write for, which is the first choice."""
    if origin is None:
        return {}
    actor = request.actor
    offered = choices(tree(actor.organisation_id, on=clock.today()), actor.units(Power.AUTHOR))
    told = {"title": origin.version.title, "unit": offered[0][1]}
    return {"title": (_("%(title)s – %(unit)s") % told)[: starting.TITLE_LENGTH]}
