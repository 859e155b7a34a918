"""Who has which role in an invented organisation, as lines of `roles.csv`."""

from collections.abc import Iterator
from datetime import date, timedelta

from .staff import Staff, Worker, chance_of

DEPUTY_CREW = 6
"""A unit with at least so many people has a deputy."""
LEADS = ("fagsykepleier", "fagsjukepleiar", "fagansvarlig")
"""Positions whose holders are professional leads of their unit."""

Row = dict[str, object]


def roles(staff: Staff) -> Iterator[Row]:
    """Leaders of every unit, deputies, professional leads, and three with a role over the whole."""
    for unit, leader in staff.leaders.items():
        yield _row(leader, "leader", unit, leader.jobs[0].starts_on)
    yield from _over_all(staff)
    for unit, crew in staff.crews.items():
        yield from _professional_leads(unit, crew)
        yield from _deputies(staff, unit, crew)


def _deputies(staff: Staff, unit: str, crew: list[Worker]) -> Iterator[Row]:
    able = [worker for worker in crew if worker.tags == {"settled"} and not worker.leaves]
    if len(crew) < DEPUTY_CREW or not able:
        return
    chance = chance_of(f"deputy/{unit}")
    deputy = able[0]
    deputy.tags.add(f"deputy:{unit}")
    if chance.random() < 0.3:
        start, end = staff.on - timedelta(8), staff.on + timedelta(21)
        yield _row(deputy, "deputy", unit, start, end)
    else:
        yield _row(deputy, "deputy", unit, staff.on - timedelta(120))


def _professional_leads(unit: str, crew: list[Worker]) -> Iterator[Row]:
    for worker in crew:
        if worker.jobs[0].position.startswith(LEADS):
            worker.tags.add(f"professional_lead:{unit}")
            yield _row(worker, "professional_lead", unit, worker.jobs[0].starts_on)


def _over_all(staff: Staff) -> Iterator[Row]:
    root = staff.blueprint.root_id
    offices = [worker for unit, crew in staff.crews.items() if "STAB" in unit for worker in crew]
    advisers = [w for w in offices if w.jobs[0].position == staff.blueprint.adviser_position]
    others = [w for w in offices if w not in advisers]
    chosen = {"hr_adviser": advisers[0], "administrator": advisers[1], "auditor": others[0]}
    for role, worker in chosen.items():
        worker.tags.add(role)
        yield _row(worker, role, root, worker.jobs[0].starts_on)


def _row(worker: Worker, role: str, unit: str, start: date, end: date | None = None) -> Row:
    return {
        "role_id": f"{worker.id}-{role}-{unit}",
        "person_id": worker.id,
        "role": role,
        "unit_id": unit,
        "starts_on": start,
        "ends_on": end,
    }
