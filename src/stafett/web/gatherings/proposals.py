"""What the groups of a gathering propose, and what has become of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from stafett.arenas.groups import queries as groups
from stafett.lib import clock
from stafett.matters import rules as matters
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.people import queries as people
from stafett.recipes.gathering.proposals import actions, queries
from stafett.recipes.gathering.proposals.queries import Put
from stafett.recipes.gathering.proposals.rules import Proposed
from stafett.recipes.gathering.queries import Gathering
from stafett.web import hanging
from stafett.web.access import actor_of, numbers
from stafett.web.matters import words
from stafett.web.parts import render_page

from .doing import bound, crumbs, done, gathering_or_404, may_host, member_of, pressed, to_gathering
from .forms_said import ProposalForm

PROPOSED = ("kind", "title", "text", "meets_on", "meets_from", "meets_to", "link")
"""What is said as it is typed."""


def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    one, actor = gathering_or_404(request, pk), actor_of(request)
    found = queries.of_gathering(one.occasion)
    may_propose = may_host(request, one) or people.has_a_place(actor, one.occasion)
    form = form_for(request, one, actor=actor)
    if request.method == "POST" and _done(request, one, form, found):
        return redirect("gatherings:proposals", pk=pk)
    context: dict[str, Any] = {
        "one": one,
        "rows": [(put, *said(put), _may_agree(request, put)) for put in found],
        "form": form,
        "may_propose": may_propose,
        "crumbs": crumbs(request, one.occasion.arena, to_gathering(one), (_("Proposals"), "")),
    }
    return render_page(request, "gatherings/proposals.html", context, status=422 if form.errors else 200)


def said(put: Put) -> tuple[str, str]:
    """What kind of proposal it is, and where it stands, in words."""
    return words.kind(put.matter), words.standing(put.state)


def _may_agree(request: HttpRequest, put: Put) -> bool:
    return put.is_fixed_point and put.waits and bool(matters.can_answer(actor_of(request), put.state))


def form_for(request: HttpRequest, one: Gathering, *, actor: Actor) -> ProposalForm:
    """The form of a proposal, with what was sent if it was."""
    arena = one.occasion.arena
    owners = [(each.who.key, each.name) for each in series.members(arena) if each.who.unit_id]
    known = [(row.group_id, row.name) for row in groups.of_arena(arena)]
    anchors = hanging.choices(arena, ())
    sent = bound(request, "propose")
    return ProposalForm(sent, owners=owners, groups=known, anchors=anchors, actor=actor)


def _done(request: HttpRequest, one: Gathering, form: ProposalForm, found: list[Put]) -> bool:
    """Do what was pressed; false where something must be put right."""
    known: dict[str, Any] = {"by": actor_of(request), "on": clock.today()}
    if form.is_bound:
        return proposed(request, one, form, by=actor_of(request))
    asked = numbers([request.POST.get("agree", "")])
    put = next((put for put in found if [put.matter.pk] == asked), None)
    if put is None:
        messages.error(request, _("This has been changed meanwhile. Look again."))
    else:
        pressed(
            request,
            lambda: actions.agree(put.matter, **known),
            _("Agreed. It is planned every month from now on."),
        )
    return True


def proposed(request: HttpRequest, one: Gathering, form: ProposalForm, *, by: Actor) -> bool:
    """Propose what was sent; false where something must be put right."""
    known: dict[str, Any] = {"by": by, "on": clock.today()}
    return form.is_valid() and done(
        request,
        form,
        lambda: actions.propose(one.occasion, _proposed(form, one), **known),
        _("Proposed. It stands on the list of whoever takes it further."),
    )


def _proposed(form: ProposalForm, one: Gathering) -> Proposed:
    given = {name: said for name, said in form.cleaned_data.items() if name in PROPOSED}
    owner = member_of(form.cleaned_data["owner"], one.occasion.arena)
    review_on, hangs_on = form.day_of("review_on")
    due = {"review_on": review_on, "hangs_on": hangs_on}
    return Proposed(owner=owner, group_id=form.cleaned_data["group"], **given, **due)
