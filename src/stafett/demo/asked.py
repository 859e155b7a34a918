"""What the plans of an invented organisation ask, as lines of the fact files."""

from collections.abc import Iterator
from datetime import date, timedelta

from .blueprint import Blueprint, Version
from .catalogue import Entry, catalogue
from .staff import Staff, Worker

Row = dict[str, object]
PERSONAL = "PERSONLIG"
PERSONAL_SINCE = 60
COUNTS_FOR = (("FEL-08", "FEL-10"), ("FEL-09", "FEL-10"), ("KLI-09", "KLI-05"))
"""Who holds the second is taken to hold the first."""


def asked(staff: Staff) -> dict[str, Iterator[Row]]:
    """Competences, equivalences, plans, requirements and assignments."""
    blueprint, on = staff.blueprint, staff.on
    versions = [*blueprint.versions, personal_version(blueprint)]
    used = {code for version in versions for code in (*version.asks, *version.recommends)}
    return {
        "competences": _competences(blueprint, used),
        "equivalences": _equivalences(used),
        "plans": (_plan(version, on) for version in versions),
        "requirements": _requirements(blueprint, versions),
        "assignments": _assignments(staff, on),
    }


def personal_version(blueprint: Blueprint) -> Version:
    """The plan made for one person."""
    unit, title, codes = blueprint.personal
    return Version(PERSONAL, 1, PERSONAL_SINCE, title, unit, codes, (), {})


def personal_worker(staff: Staff) -> Worker:
    """The one person it was made for."""
    crew = staff.crews[staff.blueprint.personal[0]]
    return next(worker for worker in crew[3:] if "settled" in worker.tags and not worker.leaves)


def _competences(blueprint: Blueprint, used: set[str]) -> Iterator[Row]:
    for code, entry in catalogue(blueprint.language).items():
        if code in used:
            months = entry.validity_months or None
            yield {"competence_id": code, "name": entry.name, "validity_months": months}


def _equivalences(used: set[str]) -> Iterator[Row]:
    for competence, accepted in COUNTS_FOR:
        if {competence, accepted} <= used:
            yield {"competence_id": competence, "accepted_id": accepted}


def _plan(version: Version, on: date) -> Row:
    return {
        "plan_id": version.plan_id,
        "version": version.number,
        "title": version.title,
        "owner_unit_id": version.owner_id,
        "effective_from": on - timedelta(version.since_days),
        "retired_on": None,
    }


def _requirements(blueprint: Blueprint, versions: list[Version]) -> Iterator[Row]:
    entries = catalogue(blueprint.language)
    for version in versions:
        for code in (*version.asks, *version.recommends):
            yield _requirement(version, entries[code])


def _requirement(version: Version, entry: Entry) -> Row:
    terms = {
        "due_days": entry.due_days,
        "validity_months": None,
        "renewal": entry.renewal,
        "early_days": None,
        "warn_days": entry.warn_days,
        "times": entry.times,
        "per_unit": "yes" if entry.per_unit else "no",
        "redo": "no",
        "transition_days": None,
    }
    return {
        "plan_id": version.plan_id,
        "version": version.number,
        "requirement_id": entry.code,
        "accepts": entry.code,
        "obligation": "mandatory" if entry.code in version.asks else "recommended",
        **{name: str(value) for name, value in terms.items() if value is not None},
        **version.terms.get(entry.code, {}),
    }


def _assignments(staff: Staff, on: date) -> Iterator[Row]:
    for nth, reach in enumerate(staff.blueprint.reaches, 1):
        yield {
            "assignment_id": f"t{nth}",
            "plan_id": reach.plan_id,
            "unit_id": reach.unit_id,
            "subunits": "yes",
            "positions": "|".join(sorted(reach.positions)),
            "person_id": None,
            "starts_on": on - timedelta(reach.since_days),
            "ends_on": None,
        }
    yield {
        "assignment_id": "t-personal",
        "plan_id": PERSONAL,
        "unit_id": staff.blueprint.personal[0],
        "subunits": "no",
        "positions": "",
        "person_id": personal_worker(staff).id,
        "starts_on": on - timedelta(PERSONAL_SINCE),
        "ends_on": None,
    }
