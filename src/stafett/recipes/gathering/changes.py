"""Opening a change of a series: in the log of the organisation that keeps it, and of those it concerns."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from stafett.arenas.models import Arena
from stafett.audit import actions as audit
from stafett.audit.actions import Change
from stafett.people.actor import Actor


@contextmanager
def changing(
    series: Arena, verb: str, subject: str, *, by: Actor, also: Collection[int | None] = ()
) -> Iterator[Change]:
    """A change in the logs of the keeper's organisation, of whoever does it, and of `also`."""
    others = {one for one in (by.organisation_id, *also) if one is not None} - {series.organisation_id}
    whose = series.organisation_id
    with audit.change(whose, by=by, verb=verb, subject=subject, also=others, is_common=False) as change:
        yield change
