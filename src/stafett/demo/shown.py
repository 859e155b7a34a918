"""What the people of an invented organisation have shown, and what they are exempt from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter

from .duties import Duties, Duty
from .history import Past, Shown
from .moods import Outcome, outcomes
from .staff import Staff, Worker, chance_of

Row = dict[str, object]
SHARE_EXEMPT = 0.1
COLUMNS = (
    "competence_id",
    "unit_id",
    "achieved_on",
    "submitted_on",
    "approved_on",
    "refused_on",
    "revoked_on",
)

FIELDS = attrgetter(
    "code", "unit_id", "achieved_on", "submitted_on", "approved_on", "refused_on", "revoked_on"
)


@dataclass(frozen=True)
class Life:
    """A worker, and how it goes with each thing that is asked of them."""

    worker: Worker
    faring: list[tuple[Duty, Outcome]]

    def count(self, *outcomes: Outcome) -> int:
        return sum(outcome in outcomes for _duty, outcome in self.faring)


def lives(staff: Staff) -> list[Life]:
    """Everybody, with how it goes with what is asked of them on the demo's day."""
    duties = Duties(staff.blueprint, staff.on)
    return [Life(worker, _faring(worker, duties.of(worker), staff)) for worker in staff.workers]


def _faring(worker: Worker, duties: list[Duty], staff: Staff) -> list[tuple[Duty, Outcome]]:
    home = staff.blueprint.workplaces[worker.jobs[0].unit_id]
    return outcomes(
        duties,
        state="fair" if "temp" in worker.tags else home.state,
        on=worker.away(staff.on) or staff.on,
        newcomer="newcomer" in worker.tags,
        chance=chance_of(f"mood/{staff.blueprint.key}/{worker.id}"),
    )


def shown(everybody: list[Life], staff: Staff) -> dict[str, Iterator[Row]]:
    """Achievements and exemptions."""
    return {"achievements": _achievements(everybody, staff), "exemptions": _exemptions(everybody, staff)}


def _achievements(everybody: list[Life], staff: Staff) -> Iterator[Row]:
    to_revoke = _to_revoke(everybody, staff)
    for life in everybody:
        worker, faring = life.worker, life.faring
        chance = chance_of(f"past/{staff.blueprint.key}/{worker.id}")
        past = Past(worker.away(staff.on) or staff.on, chance)
        nth = 0
        for duty, outcome in faring:
            records = sorted(past.of(duty, outcome), key=lambda record: record.achieved_on)
            if (worker.id, duty) == to_revoke:
                records[-1] = replace(records[-1], revoked_on=staff.on - timedelta(1))
            for record in records:
                nth += 1
                yield _row(f"{worker.id}-{nth}", worker, record)


def _to_revoke(everybody: list[Life], staff: Staff) -> tuple[str, Duty] | None:
    """One approval that was taken back, in a unit in trouble."""
    for life in everybody:
        worker, faring = life.worker, life.faring
        if staff.blueprint.workplaces[worker.jobs[0].unit_id].state == "trouble" and not worker.leaves:
            for duty, outcome in faring:
                if outcome is Outcome.HELD and duty.entry.validity_months == 24 and not duty.again_from:
                    return worker.id, duty
    return None


def _row(key: str, worker: Worker, record: Shown) -> Row:
    named = dict(zip(COLUMNS, FIELDS(record), strict=True))
    return {"achievement_id": key, "person_id": worker.id, **named}


def _exemptions(everybody: list[Life], staff: Staff) -> Iterator[Row]:
    for life in everybody:
        worker, faring = life.worker, life.faring
        chance = chance_of(f"exempt/{staff.blueprint.key}/{worker.id}")
        lacking = [duty for duty, outcome in faring if outcome in (Outcome.EXPIRED, Outcome.MISSING)]
        if lacking and chance.random() < SHARE_EXEMPT:
            start = staff.on - timedelta(chance.randint(5, 90))
            yield {
                "exemption_id": f"{worker.id}-x",
                "person_id": worker.id,
                "plan_id": lacking[0].plan_id,
                "requirement_id": lacking[0].entry.code,
                "starts_on": start,
                "ends_on": start + timedelta(chance.choice([120, 180, 365])),
            }
