"""One gathering for who comes from a member outside: when and where, the agenda, one's own place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stafett.lib import clock
from stafett.people.models import GuestLink
from stafett.recipes.gathering import queries, rules
from stafett.recipes.gathering.agenda import queries as agenda
from stafett.recipes.gathering.baton import queries as batons
from stafett.recipes.gathering.minutes import queries as minutes
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.outside import actions
from stafett.recipes.gathering.people import queries as people
from stafett.recipes.gathering.people.queries import Delegate
from stafett.recipes.gathering.proposals import queries as proposals
from stafett.recipes.gathering.queries import Gathering
from stafett.web.gatherings import baton, my_way
from stafett.web.gatherings import proposals as proposing
from stafett.web.gatherings.doing import bound, pressed
from stafett.web.gatherings.forms import DeclineForm
from stafett.web.gatherings.forms_said import ProposalForm
from stafett.web.parts import render_page

from . import gone
from .series import holds
from .visits import for_guests


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests("arena")
def gathering(request: HttpRequest, link: GuestLink, occasion: int) -> HttpResponse:
    guest = request.visit.guest
    found = queries.seen_by(guest).filter(pk=occasion).first()
    if found is None or not holds(link):
        return gone.page(request)
    one = queries.gathering(found)
    everybody = people.delegations(found, at=clock.moment())
    mine = people.seat_of(guest, everybody)
    form, no = (
        proposing.form_for(request, one, actor=guest),
        DeclineForm(bound(request, "decline"), auto_id="id_decline_%s"),
    )
    if request.method == "POST" and _done(request, one, mine, form, no):
        return redirect("guest:gathering", pk=link.pk, occasion=occasion)
    context = _known(one) | baton.may(guest, one) | {"link": link, "one": one, "mine": mine, "form": form}
    context |= {"in_groups": people.in_groups(found, everybody)}
    context |= {"forms": {"decline": no}, "noted_by": batons.noted_by(one.baton)}
    wrong = form.errors or no.errors
    return render_page(request, "guest/gathering.html", context, status=422 if wrong else 200)


def _known(one: Gathering) -> dict[str, Any]:
    lines = minutes.by_point(one.occasion)
    return {
        "points": [(point, lines.get(point.slot.pk, ())) for point in agenda.points(one.details)],
        "opening": [(put, *proposing.said(put)) for put in proposals.to_open_with(one.occasion)],
        "proposed": [(put, *proposing.said(put)) for put in proposals.of_gathering(one.occasion)],
        "ways": How.choices,
        "is_coming": bool(rules.can_change(one.details, on=clock.today())),
    }


def _done(
    request: HttpRequest, one: Gathering, mine: Delegate | None, form: ProposalForm, no: DeclineForm
) -> bool:
    """Do what was pressed; false where something must be put right."""
    guest, do = request.visit.guest, request.POST.get("do")
    if do == "propose":
        return proposing.proposed(request, one, form, by=guest)
    if do == "take":
        return baton.taken(request, one, by=guest)
    if do == "decline":
        return baton.declined(request, one, no, by=guest)
    _takes_part(request, one, mine, do)
    return True


def _takes_part(request: HttpRequest, one: Gathering, mine: Delegate | None, do: str | None) -> None:
    guest = request.visit.guest
    if do == "come":
        pressed(request, lambda: actions.come(one.occasion, by=guest, at=clock.moment()), _("Signed up."))
    else:
        my_way.say(request, mine, by=guest)
