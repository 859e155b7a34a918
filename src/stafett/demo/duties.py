"""What the demo's plans ask of a worker, roughly: enough to make up a believable past. The kernel decides."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from .blueprint import Blueprint, Version
from .catalogue import Entry, catalogue
from .staff import Job, Worker

SEEN_BEFORE = timedelta(90)
"""Jobs that start within these days, or ended within them, count."""


@dataclass(frozen=True)
class Duty:
    """One thing asked of a worker since a day.

    `again_from`: only what was shown from that day on counts. `shortened`: a new version made it last
    shorter, and the old version's last day still holds for a while."""

    plan_id: str
    entry: Entry
    unit_id: str | None
    since: date
    mandatory: bool
    again_from: date | None
    shortened: bool

    @property
    def due_on(self) -> date:
        start = max(self.since, self.again_from) if self.again_from else self.since
        return start + timedelta(self.entry.due_days)


class Duties:
    """The duties of an organisation's workers on the demo's day."""

    def __init__(self, blueprint: Blueprint, on: date) -> None:
        self.blueprint = blueprint
        self.on = on
        self._plans: dict[tuple[str, str], list[str]] = {}
        self._versions: dict[str, list[Version]] = {}
        for version in blueprint.versions:
            self._versions.setdefault(version.plan_id, []).append(version)

    def of(self, worker: Worker) -> list[Duty]:
        """One duty a competence (and unit, where it is asked per unit), the longest standing one."""
        found: dict[tuple[str, str | None], Duty] = {}
        for job in worker.jobs:
            if self._counts(job):
                for plan_id in self._plans_of(job):
                    for duty in self._asked(plan_id, job, worker):
                        key = (duty.entry.code, duty.unit_id)
                        found[key] = _stricter(found[key], duty) if key in found else duty
        return list(found.values())

    def _counts(self, job: Job) -> bool:
        ended_lately = job.ends_on is None or job.ends_on >= self.on - SEEN_BEFORE
        return ended_lately and job.starts_on <= self.on + SEEN_BEFORE

    def _plans_of(self, job: Job) -> list[str]:
        key = (job.unit_id, job.position)
        if key not in self._plans:
            above = set(self.blueprint.above(job.unit_id))
            self._plans[key] = [
                reach.plan_id
                for reach in self.blueprint.reaches
                if reach.unit_id in above and (not reach.positions or job.position in reach.positions)
            ]
        return self._plans[key]

    def _asked(self, plan_id: str, job: Job, worker: Worker) -> list[Duty]:
        in_force = [version for version in self._versions[plan_id] if version.since_days >= 0]
        if not in_force:
            return []
        first_day = min(other.starts_on for other in worker.jobs)
        return [
            self._duty(code, in_force, job, first_day)
            for code in (*in_force[-1].asks, *in_force[-1].recommends)
        ]

    def _duty(self, code: str, versions: list[Version], job: Job, first_day: date) -> Duty:
        now = versions[-1]
        terms = now.terms.get(code, {})
        entry = catalogue(self.blueprint.language)[code]
        numbers = {name: int(terms[name]) for name in ("validity_months", "due_days") if name in terms}
        former = [int(version.terms.get(code, {}).get("validity_months", 0)) for version in versions[:-1]]
        asked_for = max(
            version.since_days for version in versions if code in (*version.asks, *version.recommends)
        )
        return Duty(
            plan_id=now.plan_id,
            entry=replace(entry, **numbers),
            unit_id=job.unit_id if entry.per_unit else None,
            since=max(job.starts_on if entry.per_unit else first_day, self.on - timedelta(asked_for)),
            mandatory=code in now.asks,
            again_from=self.on - timedelta(now.since_days) if terms.get("redo") == "yes" else None,
            shortened=max(former, default=0) > entry.validity_months,
        )


def _stricter(one: Duty, other: Duty) -> Duty:
    return replace(
        one,
        since=min(one.since, other.since),
        mandatory=one.mandatory or other.mandatory,
        again_from=one.again_from or other.again_from,
        entry=one.entry if one.again_from or not other.again_from else other.entry,
    )
