"""The people of an invented organisation: who works where, since when, who is away and who leads."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from .blueprint import Blueprint, Workplace
from .names import address, names

SHARE_NEW = 0.05
SHARE_COMING = 0.03
SHARE_LEFT = 0.04
SHARE_AWAY = 0.045
SHARE_TWO_JOBS = 0.025
FRACTIONS = ("1.0", "1.0", "1.0", "1.0", "0.8", "0.75", "0.6", "0.5")
TEMP_CREW = 12
"""A unit with at least so many people takes temps."""
TWICE = ("Runa", "Tveitan")
"""The human being who works in two of the organisations."""
TWICE_AT = {
    "nordhavn": ("NUS-MED-LUN-6A", "sykepleier", "0.6"),
    "eikedal": ("EIK-HO-HEI-S", "sjukepleiar", "0.4"),
}


def chance_of(seed: str) -> random.Random:
    """Chance that falls the same way every time."""
    return random.Random(seed)  # noqa: S311 - made-up people, not secrets


@dataclass(frozen=True)
class Job:
    """An employment of the demo; `ends_on` None: open."""

    id: str
    unit_id: str
    position: str
    fraction: str
    starts_on: date
    ends_on: date | None = None

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)


@dataclass
class Worker:
    """A person with jobs and leaves; `tags` say why the demo has them."""

    id: str
    given: str
    family: str
    email: str
    jobs: list[Job] = field(default_factory=list)
    leaves: list[tuple[date, date | None]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def away(self, on: date) -> date | None:
        """Since when the person is on leave, if they are."""
        return next((start for start, end in self.leaves if start <= on and (end is None or end >= on)), None)


class Staff:
    """Everybody in one organisation on the demo's day. `workers` in the order they were hired."""

    def __init__(self, blueprint: Blueprint, on: date) -> None:
        self.blueprint = blueprint
        self.on = on
        self.workers: list[Worker] = []
        self.crews: dict[str, list[Worker]] = {}
        self.leaders: dict[str, Worker] = {}
        self._names = names(blueprint.key)
        self._emails: dict[str, int] = {}
        for place in blueprint.workplaces.values():
            self._man(place)

    def _man(self, place: Workplace) -> None:
        chance = chance_of(f"staff/{place.id}")
        position = self.blueprint.leader_positions[place.kind]
        leader = self._person(f"leader:{place.id}")
        self._employ(leader, place.id, position, "1.0", self._ago(chance.randint(420, 3600)))
        self.leaders[place.id] = leader
        self.crews[place.id] = [
            self._crew_member(place, position, chance) for position, count in place.crew for _ in range(count)
        ]
        if place.state != "green":
            self._comings_and_goings(place, chance)
        if (twice := TWICE_AT.get(self.blueprint.key)) and twice[0] == place.id:
            worker = self._person("twice", TWICE)
            self._employ(worker, *twice, self._ago(900))

    def _crew_member(self, place: Workplace, position: str, chance: random.Random) -> Worker:
        settled = place.state == "green"
        new = not settled and chance.random() < SHARE_NEW
        worker = self._person("newcomer" if new else "settled")
        days = chance.randint(5, 110) if new else int(140 + 4000 * chance.random() ** 1.6)
        self._employ(worker, place.id, position, chance.choice(FRACTIONS), self._ago(days))
        if not settled and not new and chance.random() < SHARE_AWAY:
            worker.leaves.append(self._leave(chance))
        return worker

    def _comings_and_goings(self, place: Workplace, chance: random.Random) -> None:
        crew = [position for position, count in place.crew for _ in range(count)]
        for position in crew:
            if chance.random() < SHARE_COMING:
                self._employ(
                    self._person("coming"), place.id, position, "1.0", self._ahead(chance.randint(3, 85))
                )
            if chance.random() < SHARE_LEFT:
                left = self._ago(chance.randint(10, 500))
                start = left - timedelta(chance.randint(200, 1500))
                self._employ(self._person("left"), place.id, position, "1.0", start, left)
        if len(crew) >= TEMP_CREW:
            for _ in range(1 + len(crew) // 25):
                self._temp(place, chance)
        for worker in self.crews[place.id]:
            if chance.random() < SHARE_TWO_JOBS:
                self._second_job(worker, place, chance)

    def _temp(self, place: Workplace, chance: random.Random) -> None:
        worker = self._person("temp")
        start = self._ago(chance.randint(330, 420))
        while start <= self.on + timedelta(30):
            end = start + timedelta(chance.randint(14, 80))
            self._employ(worker, place.id, self.blueprint.temp_position, "0.5", start, end)
            start = end + timedelta(chance.choice([12, 20, 35, 60, 85, 110]))

    def _second_job(self, worker: Worker, place: Workplace, chance: random.Random) -> None:
        others = [
            other.id
            for other in self.blueprint.workplaces.values()
            if other.parent_id == place.parent_id and other.id != place.id and other.crew
        ]
        if others:
            worker.tags.add("two_jobs")
            start = self._ago(chance.randint(150, 600))
            self._employ(worker, chance.choice(others), worker.jobs[0].position, "0.2", start)

    def _leave(self, chance: random.Random) -> tuple[date, date | None]:
        kind = chance.random()
        if kind < 0.65:
            start = self._ago(chance.randint(20, 260))
            return start, None if kind < 0.1 else self._ahead(chance.randint(5, 150))
        if kind < 0.85:
            back = self._ago(chance.randint(2, 25))
            return back - timedelta(chance.randint(60, 300)), back
        start = self._ahead(chance.randint(5, 60))
        return start, start + timedelta(chance.randint(60, 300))

    def _person(self, tag: str, name: tuple[str, str] | None = None) -> Worker:
        given, family = name or next(self._names)
        email = address(given, family, self.blueprint.domain)
        self._emails[email] = self._emails.get(email, 0) + 1
        if self._emails[email] > 1:
            email = email.replace("@", f"{self._emails[email]}@")
        worker = Worker(f"{10001 + len(self.workers)}", given, family, email, tags={tag})
        self.workers.append(worker)
        return worker

    def _employ(
        self, worker: Worker, unit: str, position: str, fraction: str, start: date, end: date | None = None
    ) -> None:
        job_id = f"{worker.id}-{len(worker.jobs) + 1}"
        worker.jobs.append(Job(job_id, unit, position, fraction, start, end))

    def _ago(self, days: int) -> date:
        return self.on - timedelta(days)

    def _ahead(self, days: int) -> date:
        return self.on + timedelta(days)
