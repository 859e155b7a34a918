"""What somebody else changed while one was writing, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stafett.people import queries as people
from stafett.plans import terms
from stafett.records.catalogue import queries as catalogue
from stafett.records.catalogue.said import Said
from stafett.standings import sentences

from .sheet import Sheet


@dataclass(frozen=True)
class Difference:
    """Something that was changed, and what it says now."""

    what: str
    now: str


def differences(written: Sheet) -> list[Difference]:
    """What says something else now than when whoever writes began."""
    then, now = (
        catalogue.about(written.actor.organisation_id, written.competence_id or 0, position=position)
        for position in (written.seen, None)
    )
    if then is None or now is None:
        return []
    told = _told(now, written)
    return [Difference(*told[name]) for name in now.differing(then)]


def _told(now: Said, written: Sheet) -> dict[str, tuple[str, str]]:
    """The name of each thing, and what it says."""
    units, labels = people.unit_names(written.actor.organisation_id), written.names.labels
    named = {name: "; ".join(sorted(labels.get(one, "") for one in getattr(now, name)))
             for name in ("counting", "needed")}  # fmt: skip
    return {
        "name": (_("Name"), now.name),
        "validity_months": (_("Valid for"), terms.valid_for(now.validity_months)),
        "description": (_("Description"), now.description),
        "levels": (_("Levels"), "; ".join(now.levels)),
        "owner_unit_id": (_("Owner"), units.get(now.owner_unit_id or 0, _("No owner"))),
        "review_on": (_("Look through it by"), sentences.day(now.review_on) if now.review_on else ""),
        "is_risky": (_("Each is looked at by itself"), _("yes") if now.is_risky else _("no")),
        "ways": (_("Ways to get there"), "; ".join(way.title for way in now.ways)),
        "tasks": (_("Practice list"), "; ".join(task.text for task in now.tasks)),
        "counting": (_("Also counts"), named["counting"]),
        "needed": (_("Held before"), named["needed"]),
    }
