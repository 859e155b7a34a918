"""A person's calendar at its secret address, for calendars that follow it. Whoever has the address reads it; there is
no other way in, and nothing else to be had by it."""

import hashlib
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from stafett.communication import calendars, queries
from stafett.communication.calendars import Entry
from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor

from .sources import SOURCES

KEPT_FOR = 15 * 60


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    found = queries.calendar_of(token)
    if found is None:
        raise Http404
    link, tie = found
    actor = people.actor_for(tie.identity, on=clock.today(), organisation_id=tie.organisation_id)
    with translation.override(queries.languages([link.person_id])[link.person_id]):
        entries = [_absolute(request, entry) for entry in _entries(actor, link.made_at)]
        body = calendars.feed(entries, name="Stafett")
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="stafett.ics"'
    response["Cache-Control"] = f"private, max-age={KEPT_FOR}"
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _entries(actor: Actor, made_at: datetime) -> list[Entry]:
    found = [entry for source in SOURCES for entry in source(actor, clock.today(), made_at)]
    return sorted(found, key=lambda entry: entry.uid)


def _absolute(request: HttpRequest, entry: Entry) -> Entry:
    return replace(entry, link=request.build_absolute_uri(entry.link)) if entry.link else entry
