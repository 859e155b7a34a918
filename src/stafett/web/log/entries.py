"""An organisation's log, and the installation's: the newest first, by day, text and kind of change."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from stafett.audit import queries as audit
from stafett.audit.models import INSTALLATION, Entry
from stafett.communication import rules as mail
from stafett.lib import clock
from stafett.people.roles import Power
from stafett.web import access
from stafett.web.parts import render_page

from . import sentences
from .forms import FilterForm

ON_A_PAGE = 50


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    if request.actor.organisation_id is None and request.actor.is_operator:
        return redirect("log:installation")
    actor = access.actor_with(request, Power.LOG, everywhere=True)
    return _list(request, actor.organisation_id or 0)


@require_safe
def installation(request: HttpRequest) -> HttpResponse:
    """What concerns the installation itself: its operators, log-ins and failed ones."""
    if not request.actor.is_operator:
        raise Http404
    return _list(request, INSTALLATION)


def _list(request: HttpRequest, organisation: int) -> HttpResponse:
    form = FilterForm(request.GET, kinds=sentences.kinds(installation=organisation == INSTALLATION))
    form.is_valid()
    chosen = form.cleaned_data
    found = list(_chosen(audit.entries(organisation), chosen)[: ON_A_PAGE + 1])
    context = {
        "form": form,
        "chosen": chosen,
        "is_chosen": any(chosen.get(name) for name in ("q", "on", "what")),
        "entries": [_shown(entry) for entry in found[:ON_A_PAGE]],
        "older": found[ON_A_PAGE - 1].position if len(found) > ON_A_PAGE else None,
        "is_installation": organisation == INSTALLATION,
        "may_see_both": request.actor.is_operator and request.actor.may_everywhere(Power.LOG),
        "may_see_mail": organisation != INSTALLATION and mail.can_see_undelivered(request.actor),
    }
    return render_page(request, "log/entries.html", context, parts=("entries",))


def _chosen(rows: QuerySet[Entry], chosen: Mapping[str, Any]) -> QuerySet[Entry]:
    if day := chosen.get("on"):
        midnight = datetime.combine(day, time(), clock.OSLO)
        next_midnight = datetime.combine(day + timedelta(days=1), time(), clock.OSLO)
        rows = rows.filter(at__gte=midnight, at__lt=next_midnight)
    if text := chosen.get("q"):
        rows = rows.filter(_says(text))
    if verbs := chosen.get("what"):
        rows = rows.filter(verb__in=verbs)
    if before := chosen.get("before"):
        rows = rows.filter(position__lt=before)
    return rows


def _says(text: str) -> Q:
    """SQLite knows upper and lower case of A to Z only, so Norwegian letters are tried both ways."""
    found = Q(verb__in=sentences.verbs_saying(text))
    for spelling in {text, text.lower(), text.upper(), text.title()}:
        found |= Q(by__icontains=spelling) | Q(subject__icontains=spelling)
    return found


def _shown(entry: Entry) -> dict[str, Any]:
    return {
        "position": entry.position,
        "at": entry.at,
        "by": sentences.by(entry),
        "what": sentences.what(entry),
        "details": sentences.details(entry),
    }
