"""Loading the demo: facts, the small one's by the same import as everybody's, and log-ins without a password."""

import tempfile
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from stafett.audit import actions as audit
from stafett.audit.models import INSTALLATION
from stafett.files import actions as files
from stafett.files import reading
from stafett.files.writing import Progress, unheard
from stafett.people.actor import Actor, command_line
from stafett.people.models import Identity, Organisation, Person, Tie

from . import courses, drafts, facts, gatherings, kept, placements, raised, steps
from .blueprint import Blueprint
from .cast import cast
from .edition import edition
from .large import SIZES, loading
from .organisations import ORGANISATIONS

LOADED = "demo.loaded"
"""The entry in the installation's log that says for which day the demo was made, and whom one can be."""

SMALL = "small"
"""The size of the demo that tells a story; the others are those of `large.SIZES`."""

HOME_ADDRESS = "runa.tveitan@example.test"
"""Who works in two organisations logs in with neither's address."""


class DemoError(Exception):
    """The demo's own facts were refused; the text says which and why."""


def load(
    *,
    on: date,
    size: str = SMALL,
    organisations: Iterable[Blueprint] = ORGANISATIONS,
    progress: Progress = unheard,
) -> None:
    """Fill an empty database with invented organisations as they are on a day, and their log-ins.

    `organisations` are those of the small demo. Raises DemoError where the import refuses a fact.
    """
    parts: dict[str, str] = {}
    if size == SMALL:
        for blueprint in organisations:
            parts |= _small(blueprint, on=on)
        gatherings.gather(list(Organisation.objects.order_by("pk")), on=on)
        placements.plan(partial(_played, parts), on=on)
    else:
        for large in SIZES[size]:
            parts |= loading.load(large, on=on, progress=progress)
    with audit.change(INSTALLATION, by=command_line(), verb=LOADED, subject=on.isoformat()) as change:
        change.detail = {"on": on.isoformat(), "edition": edition(), "size": size, "parts": parts}


def _small(blueprint: Blueprint, *, on: date) -> dict[str, str]:
    """One organisation of the small demo, with what its people are in the middle of: who plays which part."""
    made = facts.made_up(blueprint, on=on)
    organisation = _take(made, on=on)
    played = _log_ins(made, organisation)
    kept.keep(organisation, on=on)
    drafts.write(organisation, played, on=on)
    steps.take(organisation, played, on=on)
    courses.plan(organisation, played, on=on)
    raised.put_forward(organisation, played, on=on)
    return played


def _played(parts: dict[str, str], organisation: str, part: str, on: date) -> Actor | None:
    """Who plays a part in an organisation, by its key."""
    ties = Tie.objects.filter(organisation__key=organisation).values_list("pk", flat=True)
    return drafts.playing({tie: parts[tie] for tie in map(str, ties) if tie in parts}, part, on)


def _take(made: facts.Organisation, *, on: date) -> Organisation:
    with tempfile.TemporaryDirectory() as folder:
        made.write(Path(folder))
        outcome = files.take(reading.read(Path(folder)), by=command_line(), on=on)
    if outcome.faults:
        raise DemoError("\n".join(map(str, outcome.faults.lines())))
    return Organisation.objects.get(key=made.blueprint.root_id)


def _log_ins(made: facts.Organisation, organisation: Organisation) -> dict[str, str]:
    """Log-ins for the cast of one organisation: the part each plays, by the tie's number as text."""
    parts = {}
    people = {person.key: person for person in Person.objects.filter(organisation=organisation)}
    for part, worker in cast(made):
        identity = _identity(HOME_ADDRESS if part == "twice" else worker.email)
        by = Actor(f"{worker.given} {worker.family}", identity.pk, organisation.pk)
        with audit.change(organisation.pk, by=by, verb="log_in.tied", subject=by.label) as change:
            tie = Tie.objects.create(
                organisation=organisation,
                identity=identity,
                person=people[worker.id],
                opened=change.position,
            )
        parts[str(tie.pk)] = part
    return parts


def _identity(email: str) -> Identity:
    """A log-in of the demo: no password opens it."""
    identity = Identity.objects.filter(email=email).first() or Identity(email=email, is_demo=True)
    identity.set_unusable_password()
    identity.save()
    return identity
