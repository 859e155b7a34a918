"""Who the members of a series are and whom to reach there; and what it is called."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena
from stafett.lib import clock
from stafett.recipes.gathering import actions, queries, rules
from stafett.recipes.gathering.queries import Member
from stafett.web.access import actor_of, numbers
from stafett.web.parts import render_page

from .doing import bound, crumbs, done, may_keep, pressed, series_or_404
from .forms import ContactForm, MemberForm, RenameForm


def members(request: HttpRequest, pk: int) -> HttpResponse:
    series, actor = series_or_404(request, pk), actor_of(request)
    details, known = queries.details(series), queries.members(series)
    there = {one.who.unit_id for one in known}
    units = {unit: name for unit, name in queries.choosable(actor).items() if unit not in there}
    adding = MemberForm(bound(request, "add"), units=units)
    renaming = RenameForm(bound(request, "rename"), initial=_now(series))
    if request.method == "POST" and _done(request, series, known, adding, renaming):
        return redirect("gatherings:members", pk=pk)
    context = {
        "series": details,
        "rows": [(one, _contact_form(request, series, one)) for one in known],
        "form": adding,
        "renaming": renaming,
        "may_keep": may_keep(request, series),
        "crumbs": crumbs(series, (_("Member organisations"), "")),
    }
    status = 422 if adding.errors or renaming.errors else 200
    return render_page(request, "gatherings/members.html", context, status=status)


def _now(series: Arena) -> dict[str, object]:
    details, purpose = queries.details(series), arenas.purpose(series, on=clock.today())
    return {"title": details.title, "purpose": purpose.text if purpose else "", "seen": details.pk}


def _contact_form(request: HttpRequest, series: Arena, member: Member) -> forms.Form | None:
    owner = queries.details(series).owner_unit_id
    if not rules.can_tell_of(actor_of(request), owner, member.who):
        return None
    return ContactForm(initial={"text": member.contact}, auto_id=f"id_%s_{member.party.pk}")


def _done(
    request: HttpRequest, series: Arena, known: list[Member], adding: MemberForm, renaming: RenameForm
) -> bool:
    """Do what was pressed; false where something must be put right."""
    actor, today = actor_of(request), clock.today()
    if adding.is_bound:
        return adding.is_valid() and done(
            request,
            adding,
            lambda: actions.add_member(series, adding.who(), by=actor, on=today),
            _("Added."),
        )
    if renaming.is_bound:
        return renaming.is_valid() and done(
            request,
            renaming,
            lambda: actions.alter(series, **renaming.cleaned_data, by=actor, on=today),
            _("Saved."),
        )
    return _of_member(request, series, known)


def _of_member(request: HttpRequest, series: Arena, known: list[Member]) -> bool:
    """Whom to reach at one of the members, or that it is one no longer."""
    actor, today = actor_of(request), clock.today()
    asked = numbers([request.POST.get("member", "")])
    party = next((one.party for one in known if [one.party.pk] == asked), None)
    if party is None:
        messages.error(request, _("This has been changed meanwhile. Look again."))
    elif request.POST.get("do") == "remove":
        pressed(
            request,
            lambda: actions.remove_member(series, party, by=actor, on=today),
            _("No longer a member."),
        )
    else:
        text = request.POST.get("text", "")[:300]
        pressed(request, lambda: actions.say_contact(series, party, text, by=actor), _("Saved."))
    return True
