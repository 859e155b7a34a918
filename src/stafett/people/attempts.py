"""Remembering log-ins in the installation's log: those that went well, those that failed, and lock-outs.

No secret is written, and nothing a stranger typed: an address is named only when it has a log-in
(people type passwords into the wrong field). Strangers cannot fill the log: after `FAILURES_AN_HOUR`
failures one entry says so, and then only lock-outs of log-ins that exist are written, each at most once
in the time it lasts. Up to that number known and unknown addresses cost the same work, so that how long
an answer takes tells nothing. Called after the slow password hash, so the log is locked but briefly.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from stafett.audit import actions as audit
from stafett.audit import queries as log
from stafett.audit.models import INSTALLATION, Entry

from . import log_ins
from .actor import NOBODY, Actor
from .models import Identity

FAILURES_AN_HOUR = 200
LOCK_OUT_LASTS = timedelta(minutes=15)


def succeeded(identity: Identity) -> None:
    """Somebody logged in."""
    by = Actor(label=identity.email, identity_id=identity.pk)
    with audit.change(INSTALLATION, by=by, verb="log_in.succeeded", subject=identity.email):
        return


def failed(email: str, *, address: str, at: datetime) -> None:
    """Somebody tried an e-mail and a password that do not belong together, from a network address."""
    written = _since(at - timedelta(hours=1), "log_in.failed")[: FAILURES_AN_HOUR + 1].count()
    if written < FAILURES_AN_HOUR:
        _write("log_in.failed", email=email, address=address)
    elif not _since(at - timedelta(hours=1), "log_in.many_failed").exists():
        with audit.change(INSTALLATION, by=NOBODY, verb="log_in.many_failed") as change:
            change.detail = {"count": FAILURES_AN_HOUR}


def locked_out(email: str, *, address: str, at: datetime) -> None:
    """Somebody failed so often that the address is locked for a while."""
    identity = log_ins.by_address(email)
    recent = _since(at - LOCK_OUT_LASTS, "log_in.locked_out")
    if identity is None:
        failed(email, address=address, at=at)
    elif not recent.filter(subject=identity.email).exists():
        _write("log_in.locked_out", email=email, address=address)


def _since(moment: datetime, verb: str) -> QuerySet[Entry]:
    return log.entries(INSTALLATION).filter(at__gt=moment, verb=verb)


def _write(verb: str, *, email: str, address: str) -> None:
    identity = log_ins.by_address(email)
    subject = identity.email if identity else ""
    with audit.change(INSTALLATION, by=NOBODY, verb=verb, subject=subject) as change:
        change.detail = {"from": address}
