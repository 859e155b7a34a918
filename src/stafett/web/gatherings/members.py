"""Who the members of a series are and whom to reach there; and what it is called."""

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
    rows = [(one, _contact_form(request, series, one)) for one in known]
    if request.method == "POST" and _done(request, series, rows, adding, renaming):
        return redirect("gatherings:members", pk=pk)
    context = {
        "series": details,
        "rows": rows,
        "form": adding,
        "renaming": renaming,
        "may_keep": may_keep(request, series),
        "crumbs": crumbs(request, series, (_("Member organisations"), "")),
    }
    wrong = adding.errors or renaming.errors or any(form.errors for _one, form in rows if form)
    return render_page(request, "gatherings/members.html", context, status=422 if wrong else 200)


def _now(series: Arena) -> dict[str, object]:
    details, purpose = queries.details(series), arenas.purpose(series, on=clock.today())
    return {"title": details.title, "purpose": purpose.text if purpose else "", "seen": details.pk}


type Row = tuple[Member, ContactForm | None]


def _contact_form(request: HttpRequest, series: Arena, member: Member) -> ContactForm | None:
    owner = queries.details(series).owner_unit_id
    if not rules.can_tell_of(actor_of(request), owner, member.who):
        return None
    key = member.party.pk
    sent = bound(request, "contact") if request.POST.get("member") == str(key) else None
    return ContactForm(sent, initial={"text": member.contact}, auto_id=f"id_%s_{key}")


def _done(
    request: HttpRequest, series: Arena, rows: list[Row], adding: MemberForm, renaming: RenameForm
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
    return _of_member(request, series, rows)


def _of_member(request: HttpRequest, series: Arena, rows: list[Row]) -> bool:
    """Whom to reach at one of the members, or that it is one no longer."""
    actor, do, asked = actor_of(request), request.POST.get("do"), numbers([request.POST.get("member", "")])
    party, form = next(((one.party, form) for one, form in rows if [one.party.pk] == asked), (None, None))
    if party is None or do not in ("contact", "remove"):
        messages.error(request, _("This has been changed meanwhile. Look again."))
        return True
    if do == "remove":
        pressed(
            request,
            lambda: actions.remove_member(series, party, by=actor, on=clock.today()),
            _("No longer a member."),
        )
        return True
    if form is None:  # not theirs to say: the rule says so
        pressed(request, lambda: actions.say_contact(series, party, "", by=actor), _("Saved."))
        return True
    text = form.cleaned_data["text"] if form.is_valid() else ""
    return form.is_valid() and done(
        request, form, lambda: actions.say_contact(series, party, text, by=actor), _("Saved.")
    )
