"""Links to a stay, for who answers on the side that is outside the installation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.recipes.placement import telling
from stafett.recipes.placement.outside import actions, queries
from stafett.recipes.placement.outside.rules import BEYOND
from stafett.recipes.placement.queries import Now, places
from stafett.web.access import actor_of
from stafett.web.claims.guest_form import GuestForm
from stafett.web.guest import inviting
from stafett.web.guest.inviting import Inviting

from .access import named, stay_or_404, to_stay


def outside(request: HttpRequest, pk: int) -> HttpResponse:
    now = stay_or_404(request, pk)
    if not queries.may_invite(actor_of(request), now):
        raise Http404
    heading = _("Those who are not here")
    lead = _("%(home)s and %(host)s. Who answers on the side that does not use Stafett takes part by a link.")
    home, host = places([now])[now.stay.pk]
    context = named(now) | {"heading": heading, "lead": lead % {"home": home, "host": host}}
    context["crumbs"] = to_stay(now, heading)
    return inviting.page(request, _inviting(request, now), GuestForm, context)


def _inviting(request: HttpRequest, now: Now) -> Inviting:
    stay, known = now.stay, {"by": actor_of(request), "on": clock.today()}
    last = now.last_day
    until = inviting.until(last, beyond=BEYOND)
    return Inviting(
        links=queries.links(stay),
        invite=lambda form: actions.invite(
            stay, form.asked(), expires_on=form.cleaned_data["expires_on"], is_mailed=form.is_mailed, **known
        ),
        renew=lambda link, is_mailed: actions.renew(
            stay, link, expires_on=until, is_mailed=is_mailed, **known
        ),
        take_back=lambda link: actions.take_back(stay, link, **known),
        until=until,
        goes_on_to=last,
        subject=telling.invited,
    )
