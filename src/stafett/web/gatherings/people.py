"""Who comes to a gathering, member by member; signed up by who leads it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.arenas.models import Pool, Seat, SeatState, State
from stafett.lib import clock
from stafett.lib.folding import matches
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import rules
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.people import actions, queries
from stafett.recipes.gathering.people import rules as coming
from stafett.recipes.gathering.people.queries import Delegate, Delegation
from stafett.recipes.gathering.queries import Gathering
from stafett.recipes.gathering.rules import Who
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from . import my_way
from .doing import bound, crumbs, done, gathering_or_404, may_host, pressed, to_gathering
from .forms import GroupForm, PlacesForm, SignUpForm

MOST_SHOWN = 60
"""So many people are offered; with more, somebody is looked for by name."""


@dataclass(frozen=True)
class Shown:
    """A member's people as the page shows them, with what whoever looks can do."""

    delegation: Delegation
    signing: SignUpForm | None
    unshown: int
    people: list[tuple[Delegate, bool]]


def people(request: HttpRequest, pk: int) -> HttpResponse:
    one = gathering_or_404(request, pk)
    found = queries.delegations(one.occasion, at=clock.moment())
    members = [each.who for each in series.members(one.occasion.arena)]
    shown = [_shown(request, one, each, found, members) for each in found]
    grouping = GroupForm(bound(request, "group"))
    if request.method == "POST" and _done(request, one, shown, grouping):
        return redirect("gatherings:people", pk=pk)
    is_coming = bool(rules.can_change(one.details, on=clock.today()))
    context: dict[str, Any] = {
        "one": one,
        "shown": shown,
        "q": _asked(request),
        "may_sign_up": any(each.signing for each in shown),
        "is_coming": is_coming,
        "may_host": may_host(request, one) and is_coming,
        "ways": How.choices,
        "groups": queries.in_groups(one.occasion, found),
        "grouping": grouping,
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("Who comes"), "")),
    }
    wrong = grouping.errors or any(each.signing and each.signing.errors for each in shown)
    return render_page(request, "gatherings/people.html", context, status=422 if wrong else 200)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()


def _shown(
    request: HttpRequest, one: Gathering, each: Delegation, found: list[Delegation], members: list[Who]
) -> Shown:
    actor, today = actor_of(request), clock.today()
    owner = series.details(one.occasion.arena).owner_unit_id
    rows = [(who, bool(coming.can_answer_for(actor, who.row, owner))) for who in each.people]
    unit = each.pool.for_unit_id
    if not coming.can_sign_up(actor, unit, members) or not rules.can_change(one.details, on=today):
        return Shown(each, None, 0, rows)
    there = {who.row.person_id for other in found for who in other.people}
    offered = {
        key: name
        for key, name in queries.may_choose(actor, unit, on=today).items()
        if key not in there and matches(name, _asked(request))
    }
    few = dict(list(offered.items())[:MOST_SHOWN])
    form = SignUpForm(bound(request, f"sign_up-{each.pool.pk}"), people=few, auto_id=f"id_{each.pool.pk}_%s")
    return Shown(each, form, len(offered) - len(few), rows)


def _done(request: HttpRequest, one: Gathering, shown: list[Shown], grouping: GroupForm) -> bool:
    """Do what was pressed; false where something must be put right."""
    for each in shown:
        if each.signing is not None and each.signing.is_bound:
            return _signed_up(request, one, each.delegation.pool, each.signing)
    if grouping.is_bound:
        known = {"by": actor_of(request), "on": clock.today()}
        return grouping.is_valid() and done(
            request,
            grouping,
            lambda: actions.make_group(one.occasion, grouping.cleaned_data["name"], **known),
            _("There is a group for it now."),
        )
    _of_places(request, one, shown)
    return True


def _signed_up(request: HttpRequest, one: Gathering, pool: Pool, form: SignUpForm) -> bool:
    if not form.is_valid():
        return False
    chosen, known = form.cleaned_data["people"], {"by": actor_of(request), "at": clock.moment()}
    rows: list[SeatState] = []
    is_done = done(
        request,
        form,
        lambda: rows.extend(actions.sign_up(one.occasion, pool, chosen, **known)),
        _("Signed up."),
    )
    if waiting := sum(row.state == State.WAITING for row in rows):
        said = ngettext("%(count)d waits for a place.", "%(count)d wait for a place.", waiting)
        messages.info(request, said % {"count": waiting})
    return is_done


def _of_places(request: HttpRequest, one: Gathering, shown: list[Shown]) -> None:
    """How many places a member has, or something about one who comes."""
    places = numbers([request.POST.get("pool", "")])
    pool = next((each.delegation.pool for each in shown if [each.delegation.pool.pk] == places), None)
    if pool is not None:
        _set_places(request, one, pool)
        return
    asked = numbers([request.POST.get("seat", "")])
    seat = next(
        (who.row.seat for each in shown for who, _may in each.people if [who.row.seat_id] == asked), None
    )
    if seat is None:
        messages.error(request, _("This has been changed meanwhile. Look again."))
    else:
        _of_seat(request, seat)


def _set_places(request: HttpRequest, one: Gathering, pool: Pool) -> None:
    form = PlacesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write how many places, or nothing for as many as come."))
        return
    places, known = form.cleaned_data["places"], {"by": actor_of(request), "at": clock.moment()}
    pressed(request, lambda: actions.set_places(one.occasion, pool, places, **known), _("Saved."))


def _of_seat(request: HttpRequest, seat: Seat) -> None:
    actor, do = actor_of(request), request.POST.get("do", "")
    if do == "take_off":
        pressed(
            request, lambda: actions.take_off(seat, by=actor, at=clock.moment()), _("Taken off the list.")
        )
    elif do == "hand_over":
        _hand_over(request, seat)
    elif do in How:
        pressed(request, lambda: actions.say_how(seat, How(do), by=actor, on=clock.today()), _("Saved."))
    else:
        my_way.join_group(request, seat, do, by=actor)


def _hand_over(request: HttpRequest, seat: Seat) -> None:
    person = next(iter(numbers([request.POST.get("person", "")])), None)
    known: dict[str, Any] = {"by": actor_of(request), "at": clock.moment()}
    said = _("The place is somebody else’s now.")
    pressed(request, lambda: actions.hand_over(seat, person, **known), said)
