"""What every page of a gathering needs: the series or the gathering one may see, and trying what was asked."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering import queries, rules
from stafett.recipes.gathering.queries import Gathering
from stafett.recipes.gathering.rules import Who
from stafett.records.evidence import EvidenceError
from stafett.web.access import actor_of

REFUSED = (NotAllowed, ArenaError, EvidenceError)


def series_or_404(request: HttpRequest, pk: int) -> Arena:
    """A series the actor may see."""
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=pk)


def gathering_or_404(request: HttpRequest, pk: int) -> Gathering:
    """A gathering of a series the actor may see."""
    return queries.gathering(get_object_or_404(queries.seen_by(actor_of(request)), pk=pk))


def done(request: HttpRequest, form: forms.Form, do: Callable[[], object], said: str) -> bool:
    """Do it and say so; where a rule refuses, its sentence stands in the form with what was typed."""
    try:
        do()
    except ChangedMeanwhile as error:
        form.data = sent = request.POST.copy()  # once more is then on top of what stands, or of nothing
        sent["seen"] = str(error.now.pk if error.now else 0)
        form.add_error(
            None, _("Somebody changed this meanwhile. Look at how it stands, and do it once more.")
        )
        return False
    except REFUSED as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, said)
    return True


def pressed(request: HttpRequest, do: Callable[[], object], said: str) -> None:
    """Do what a button alone asks; where a rule refuses, its sentence stands on the page that follows."""
    try:
        do()
    except REFUSED as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)


def bound(request: HttpRequest, do: str) -> Any:
    """What was sent with one of a page's forms; None for the others."""
    return request.POST if request.method == "POST" and request.POST.get("do") == do else None


def crumbs(request: HttpRequest, series: Arena, *below: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the list through the series to the page; past the series for who belongs to it no longer."""
    is_seen = queries.visible_to(actor_of(request)).filter(pk=series.pk).exists()
    there = reverse("gatherings:detail", args=[series.pk]) if is_seen else ""
    above = [
        {"name": _("Gatherings"), "url": reverse("gatherings:list")},
        {"name": queries.details(series).title, "url": there},
    ]
    return above + [{"name": name, "url": url} for name, url in below]


def to_gathering(one: Gathering) -> tuple[str, str]:
    """A gathering as a step of the way."""
    return one.details.title, reverse("gatherings:gathering", args=[one.occasion.pk])


def may_keep(request: HttpRequest, series: Arena) -> bool:
    """Whether the actor keeps a series."""
    return bool(rules.can_keep(actor_of(request), queries.details(series).owner_unit_id))


def may_host(request: HttpRequest, one: Gathering) -> bool:
    """Whether the actor prepares a gathering."""
    owner = queries.details(one.occasion.arena).owner_unit_id
    return bool(rules.can_host(actor_of(request), owner, one.host))


def member_of(key: str, series: Arena) -> Who:
    """The member a form named by its key; nobody for none."""
    known = {one.who.key: one.who for one in queries.members(series)}
    return known.get(key, Who())
