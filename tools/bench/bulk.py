"""`python -m bench.inside bulk EMAIL CLAIMS`: approvals through the action, many in one change.

And plain inserts to compare them with. CLAIMS are numbers, as JSON. Writes JSON: `approved`, and in seconds
`approving`, `plain` (as many rows into a bare table) and `one` (one row, committed: the middle of some).
"""

import json
import time

from django.urls import get_resolver

import stafett.config.wsgi  # noqa: F401 - as in a process of the server, which throws away more seldom
from stafett.lib import clock
from stafett.people.models import Identity
from stafett.people.queries import actor_for
from stafett.records import actions
from stafett.records.models import Achievement

from .plain import one, plain

WARM_UP = 20
"""So many before the clock starts, as with the pages: a server has approved before."""


def main(email: str, numbers: str) -> None:
    claims = list(Achievement.objects.filter(pk__in=json.loads(numbers)))
    today = clock.today()
    get_resolver().url_patterns  # noqa: B018 - a server has its pages loaded, and messages name their addresses
    by = actor_for(Identity.objects.get(email=email), on=today)
    if claims:
        actions.approve(claims[:WARM_UP], by=by, on=today)
    claims = claims[WARM_UP:]
    started = time.perf_counter()
    approved = actions.approve(claims, by=by, on=today) if claims else []
    approving = time.perf_counter() - started
    said = {"approved": len(approved), "approving": approving, "plain": plain(len(claims)), "one": one()}
    print(json.dumps(said))
