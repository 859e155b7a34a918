"""The way to green by a day: the fewest things that, done today, leave nothing mandatory red or yellow then."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from stafett import status
from stafett.people.actor import Actor
from stafett.records import equivalences
from stafett.records import queries as records
from stafett.status import Colour, Facts, Reason

from . import queries
from .frames import facts
from .offers import Key, Offer, fewest
from .standing import Standing
from .units import UnitStanding

AGAIN = 12
"""What is asked several times is done so many times at most; more is not the work of some weeks."""
SUPPOSED = "~supposed"
"""How achievements begin that are only thought of: after all that are recorded."""


@dataclass(frozen=True)
class Approval:
    """A claim to approve."""

    claim: int
    person_id: int
    name: str
    title: str
    level: int


@dataclass(frozen=True)
class Step:
    """The same thing to be shown by several `people` (who, and their name), so many `times`."""

    competence_id: int
    title: str
    level: int
    unit_id: int | None
    unit: str
    times: int
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Left:
    """What no step mends by then: whose, what, and how it stands."""

    person_id: int
    name: str
    title: str
    reason: Reason


@dataclass(frozen=True)
class Way:
    """What is to be approved, at one go, and what is to be shown; and how many of the members have something
    red or yellow without it and `still`."""

    by: date
    members: int
    approvals: tuple[Approval, ...]
    steps: tuple[Step, ...]
    left: tuple[Left, ...]
    without: int

    @property
    def still(self) -> int:
        return len({one.person_id for one in self.left})


def way(actor: Actor, unit_id: int, *, by: date, today: date) -> Way:
    """The way to green of what the actor sees of a unit. Raises queries.TooMany.

    A step counts as done today: what is approved then lasts as long as the plans say, and may have lapsed
    again `by` then. Whatever is left is told."""
    then = queries.unit(actor, unit_id, on=by)
    behind = _behind(then.lines, {member.person_id for member in then.members})
    if not behind.height:
        return Way(by, len(then.members), (), (), (), 0)
    people = set(behind["person_id"])
    supposing = _Supposing(then, facts(actor.organisation_id or 0, people=people), today)
    chosen = list(_chosen(actor, then, behind, supposing.known, today))
    done, left = supposing.done(chosen)
    approvals, steps = _approvals(then, done), _steps(then, done)
    return Way(by, len(then.members), approvals, steps, _left(then, left), len(people))


def _behind(lines: pl.DataFrame, people: Collection[int]) -> pl.DataFrame:
    urgent = pl.col("colour").is_in([Colour.RED.value, Colour.YELLOW.value])
    return lines.filter(urgent, "mandatory", pl.col("person_id").is_in(sorted(people)))


def _keys(lines: pl.DataFrame) -> dict[Key, int]:
    """The lines, and the level each asks for."""
    return {
        (person, question, unit): level
        for person, question, unit, level in lines.select(
            "person_id", "question", "unit_id", "level"
        ).iter_rows()
    }


def _chosen(
    actor: Actor, then: UnitStanding, behind: pl.DataFrame, known: Facts, today: date
) -> Iterator[tuple[int, Offer]]:
    """For each person the fewest offers that mend all their lines."""
    levels, counting = _keys(behind), _counting(behind, then, known)
    claims = records.waiting_for(actor, on=today, people=set(behind["person_id"]))
    made: dict[int, list[Offer]] = {}
    for claim in claims:
        mends = _mended(levels, counting, claim.person_id, claim.competence_id, claim.level, claim.unit_id)
        offer = Offer(claim.competence_id, claim.level, claim.unit_id, claim, mends)
        made.setdefault(claim.person_id, []).append(offer)
    for person in sorted(set(behind["person_id"])):
        wanted = {key for key in levels if key[0] == person}
        offers = [*made.get(person, []), *_deeds(wanted, levels, counting, then.accepted)]
        yield from ((person, offer) for offer in fewest(frozenset(wanted), offers))


def _counting(behind: pl.DataFrame, then: UnitStanding, known: Facts) -> dict[int, set[int]]:
    """The competences that mend each question (§1): those it accepts, and those that count for them."""
    pairs = list(known.equivalences.select("competence_id", "accepted_id").iter_rows())
    questions = behind["question"].unique().to_list()
    return {question: equivalences.reached(pairs, then.accepted[question]) for question in questions}


def _mended(
    levels: dict[Key, int],
    counting: dict[int, set[int]],
    person: int,
    competence: int,
    level: int,
    unit: int | None,
) -> frozenset[Key]:
    return frozenset(
        key
        for key, asked in levels.items()
        if key[0] == person and competence in counting[key[1]] and level >= asked and key[2] in (None, unit)
    )


def _deeds(
    wanted: set[Key],
    levels: dict[Key, int],
    counting: dict[int, set[int]],
    accepted: dict[int, tuple[int, ...]],
) -> Iterator[Offer]:
    """What the person may show: each competence that mends something, at the highest level asked of it; what
    is asked for itself before what counts for it."""
    places = sorted({key[2] for key in wanted}, key=lambda unit: unit or 0)
    person = next(iter(wanted))[0]
    asked_for = sorted({one for key in wanted for one in accepted[key[1]]})
    counted = sorted(set[int]().union(*(counting[key[1]] for key in wanted)) - set(asked_for))
    for competence in (*asked_for, *counted):
        asked = [levels[key] for key in wanted if competence in counting[key[1]]]
        for place in places:
            mends = _mended(levels, counting, person, competence, max(asked), place)
            yield Offer(competence, max(asked), place, None, mends)


@dataclass(frozen=True)
class _Supposing:
    """What the kernel says of the day, supposing that something is done today."""

    then: UnitStanding
    known: Facts
    today: date

    def done(self, chosen: list[tuple[int, Offer]]) -> tuple[list[tuple[int, Offer, int]], pl.DataFrame]:
        """How many times each offer is taken, and the lines that are behind even so."""
        times = dict.fromkeys(chosen, 1)
        for _again in range(AGAIN):
            left = self._left(times)
            behind, several = set(_keys(left)), self._several
            more = [one for one in times if one[1].claim is None and one[1].mends & behind & several]
            if not more:
                break
            times.update({one: times[one] + 1 for one in more})
        useful = {one: count for one, count in times.items() if not one[1].mends <= behind}
        return [(person, offer, count) for (person, offer), count in useful.items()], left

    @property
    def _several(self) -> set[Key]:
        """The lines that ask for something several times."""
        key = ["plan_id", "version", "requirement_id"]
        often = self.then.standing.facts.requirements.filter(pl.col("times") > 1).select(key)
        cells = self.then.cells.join(often, on=key, how="semi")
        return {
            (row[0], row[1], row[2]) for row in cells.select("person_id", "question", "unit_id").iter_rows()
        }

    def _left(self, times: dict[tuple[int, Offer], int]) -> pl.DataFrame:
        known = replace(self.known, achievements=self._achievements(times))
        stands = Standing(known, status.evaluate(known, on=self.today), self.then.on)
        lines = status.lines(stands.counted_by(self.then.below))
        return _behind(lines, {member.person_id for member in self.then.members})

    def _achievements(self, times: dict[tuple[int, Offer], int]) -> pl.DataFrame:
        """As recorded, with the claims approved and the deeds done."""
        recorded = self.known.achievements
        approved = [offer.claim.key for _person, offer in times if offer.claim is not None]
        decided = pl.when(pl.col("achievement_id").is_in(approved)).then(pl.lit(self.today))
        deeds = [
            {
                "achievement_id": f"{SUPPOSED}-{number}-{nth}",
                "person_id": person,
                "competence_id": offer.competence_id,
                "level": offer.level,
                "unit_id": offer.unit_id,
                **dict.fromkeys(("achieved_on", "submitted_on", "approved_on"), self.today),
            }
            for number, ((person, offer), count) in enumerate(times.items())
            for nth in range(count)
            if offer.claim is None
        ]
        supposed = pl.DataFrame(deeds, schema=recorded.schema) if deeds else recorded.clear()
        return pl.concat([recorded.with_columns(approved_on=decided.otherwise("approved_on")), supposed])


def _approvals(then: UnitStanding, done: list[tuple[int, Offer, int]]) -> tuple[Approval, ...]:
    called, titles = _called(then), then.names.competences
    found = [
        Approval(offer.claim.pk, person, called[person], titles.get(offer.competence_id, ""), offer.level)
        for person, offer, _count in done
        if offer.claim
    ]
    return tuple(sorted(found, key=lambda one: (one.title, one.name, one.claim)))


def _steps(then: UnitStanding, done: list[tuple[int, Offer, int]]) -> tuple[Step, ...]:
    """The same thing for several people is one step; first what helps most people."""
    called = _called(then)
    groups: dict[tuple[int, int, int | None, int], list[tuple[int, str]]] = {}
    for person, offer, count in done:
        if offer.claim is None:
            what = (offer.competence_id, offer.level, offer.unit_id, count)
            groups.setdefault(what, []).append((person, called[person]))
    titles, units = then.names.competences, then.names.units
    steps = [
        Step(
            competence,
            titles.get(competence, ""),
            level,
            unit,
            units.get(unit or 0, ""),
            times,
            _by_name(who),
        )
        for (competence, level, unit, times), who in groups.items()
    ]
    return tuple(sorted(steps, key=lambda step: (-len(step.people), step.title, step.times)))


def _by_name(who: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted(who, key=lambda one: (one[1], one[0])))


def _called(then: UnitStanding) -> dict[int, str]:
    return {member.person_id: member.name for member in then.members}


def _left(then: UnitStanding, left: pl.DataFrame) -> tuple[Left, ...]:
    called = _called(then)
    rows = left.select("person_id", "question", "reason").iter_rows()
    found = [
        Left(person, called[person], then.names.title(then.accepted[question]), Reason(reason))
        for person, question, reason in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.title, one.name)))
