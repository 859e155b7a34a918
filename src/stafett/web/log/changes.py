"""What changed about a person: read from the facts themselves, by the log positions they opened and closed at."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.audit import queries as audit
from stafett.audit.models import Entry, Fact
from stafett.people.models import Employment, Leave, PersonDetails, Role, Tie
from stafett.plans.models import Assignment, Exemption
from stafett.records.models import Achievement

from . import sentences

ABOUT_A_PERSON: list[tuple[type[Fact], Promise]] = [
    (PersonDetails, gettext_lazy("name and address")),
    (Employment, gettext_lazy("employment")),
    (Leave, gettext_lazy("leave")),
    (Role, gettext_lazy("role")),
    (Tie, gettext_lazy("log-in")),
    (Achievement, gettext_lazy("competence")),
    (Exemption, gettext_lazy("exemption")),
    (Assignment, gettext_lazy("plan for this person")),
]


@dataclass(frozen=True)
class Changed:
    """One change about the person: when, by whom, in whose words, and which facts."""

    position: int
    at: datetime
    by: str
    what: str
    facts: list[str]


def about(organisation_id: int, *, person_id: int, before: int | None, limit: int) -> list[Changed]:
    """The newest changes about a person (those before a log position). As many queries as kinds of facts, and one.

    Nothing of the entry itself is shown but who and what: its subject may name somebody else.
    """
    facts = _facts_by_position(person_id)
    positions = sorted((p for p in facts if before is None or p < before), reverse=True)[:limit]
    entries = audit.entries(organisation_id).filter(position__in=positions)
    return [_changed(entry, facts[entry.position]) for entry in entries]


def _changed(entry: Entry, facts: list[str]) -> Changed:
    by, what = sentences.by(entry), sentences.what(entry)
    return Changed(entry.position, entry.at, by, what, facts)


def _facts_by_position(person_id: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for model, name in ABOUT_A_PERSON:
        rows = list(model.objects.filter(person_id=person_id).values_list("opened", "closed"))
        opened = {position for position, _closed in rows}
        closed = {position for _opened, position in rows if position is not None}
        for position in opened | closed:
            found[position].append(_said(str(name), position in opened, position in closed))
    return found


def _said(name: str, opened: bool, closed: bool) -> str:
    if opened and closed:
        return _("%(fact)s changed") % {"fact": name}
    if opened:
        return _("%(fact)s recorded") % {"fact": name}
    return _("%(fact)s withdrawn") % {"fact": name}
