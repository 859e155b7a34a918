"""Links for people from members outside the installation."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stafett.arenas.models import Arena
from stafett.lib import clock
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering import telling
from stafett.recipes.gathering.outside import actions, queries
from stafett.web.access import actor_of
from stafett.web.claims.guest_form import GuestForm
from stafett.web.guest import inviting
from stafett.web.guest.inviting import Inviting
from stafett.web.parts import render_page

from .doing import crumbs, may_keep, series_or_404


class MemberGuestForm(GuestForm):
    """Who from which member outside, and until when."""

    def __init__(self, *args: Any, members: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["works_at"] = forms.ChoiceField(
            label=_("Which member the person comes from"), choices=[(name, name) for name in members]
        )


def outside(request: HttpRequest, pk: int) -> HttpResponse:
    found = series_or_404(request, pk)
    if not may_keep(request, found):
        raise Http404
    heading = _("Those who are not here")
    members = queries.members(found)
    context = {"heading": heading, "crumbs": crumbs(request, found, (heading, ""))}
    context["lead"] = _("Who comes from a member that does not use Stafett signs up by a link.")
    if not members:
        return render_page(request, "gatherings/outside.html", context)
    return inviting.page(request, _inviting(request, found), MemberGuestForm, context, members=members)


def _inviting(request: HttpRequest, found: Arena) -> Inviting:
    known = {"by": actor_of(request), "on": clock.today()}
    title = series.details(found).title
    coming = series.coming(series.gatherings([found]), on=clock.today())
    last = coming[0].details.ends_on if coming else None
    until = inviting.until(last)
    return Inviting(
        links=queries.links(found),
        invite=lambda form: actions.invite(
            found, form.asked(), expires_on=form.cleaned_data["expires_on"], is_mailed=form.is_mailed, **known
        ),
        renew=lambda link, is_mailed: actions.renew(
            found, link, expires_on=until, is_mailed=is_mailed, **known
        ),
        take_back=lambda link: actions.take_back(found, link, **known),
        until=until,
        goes_on_to=last,
        subject=telling.invited(title),
    )
