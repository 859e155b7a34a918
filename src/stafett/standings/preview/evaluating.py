"""The preview itself: two evaluations of the people who may be touched, at one log position."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
from django.db.models import Q

from stafett import status
from stafett.audit import queries as audit
from stafett.people.models import Person
from stafett.standings import parts
from stafett.standings.frames import EVERYTHING, facts, facts_of
from stafett.standings.standing import Standing, of_plan
from stafett.status import Facts
from stafett.status.calendar import computed
from stafett.status.facts import OF_PERSONS
from stafett.status.scope import pairs

from .asked import Asked, Publish, Retire
from .comparing import compared
from .hypotheses import Hypothesis, hypothesis, last_of_transition

VERY_MANY = 3_000
"""The facts about more people than this are not looked up person by person."""

type Progress = Callable[[int, int], None]


def unheard(done: int, of: int) -> None:
    """Tells nobody how far it has come."""


@dataclass(frozen=True)
class Outcome:
    """What would happen, told at a log `position`. `days`: the first day it makes a difference (today, where that
    is past) and the last of the transition, where that is another. `touched`: how many people were evaluated.
    `rows`: as `comparing.compared` tells them."""

    position: int
    days: tuple[date, ...]
    touched: int
    rows: pl.DataFrame


@dataclass(frozen=True)
class Thought:
    """What is asked for, ready to be evaluated: the facts about nobody in particular, who may be touched (with
    `part`), and the days to compare."""

    organisation_id: int
    position: int
    on: date
    plausible: Hypothesis
    known: Facts
    people: pl.DataFrame
    days: tuple[date, ...]

    @property
    def touched(self) -> int:
        return self.people.height

    def shares(self) -> Iterator[tuple[Standing, Standing]]:
        """Some people at a time: as they stand, and as they would."""
        for known in self._known_by_part():
            yield self._evaluated(known), self._evaluated(self.plausible.applied(known))

    def _known_by_part(self) -> Iterator[Facts]:
        """What is known of those touched. With one plan the facts of very many are everybody's, read at once:
        their rows lie all over. With all plans that would be too much to hold."""
        if self.touched > VERY_MANY and self.plausible.plan_id is not None:
            yield from parts.split(self._known_of(None), self.people)
        else:
            for _part, some in self.people.group_by("part", maintain_order=True):
                yield self._known_of(some["person_id"].to_list())

    def _known_of(self, people: list[int] | None) -> Facts:
        only = _only(self.organisation_id, self.plausible)
        return facts_of(
            people,
            self.organisation_id,
            position=self.position,
            known=self.known,
            kinds=OF_PERSONS,
            only=only,
        )

    def _evaluated(self, known: Facts) -> Standing:
        return Standing(known, status.evaluate(known, on=self.on), self.on)


def preview(organisation_id: int, what: Asked, *, on: date, progress: Progress = unheard) -> Outcome:
    """Whom it would hit, and how, as known now on a day: the same cells as when it is done. Raises Unthinkable
    where it cannot be done."""
    return worked_out(think(organisation_id, what, on=on), progress)


def worked_out(thought: Thought, progress: Progress = unheard) -> Outcome:
    """The outcome of what is thought of. `progress` is told how many people are done, of how many."""
    rows, done = [], 0
    for before, after in thought.shares():
        rows.append(compared(before, after, thought.days))
        done += min(parts.PART, thought.touched - done)
        progress(done, thought.touched)
    found = pl.concat(rows) if rows else pl.DataFrame()
    return Outcome(thought.position, thought.days, thought.touched, found)


def think(organisation_id: int, what: Asked, *, on: date) -> Thought:
    """What is asked for at the log position of now, and whom it may touch. Raises Unthinkable."""
    position = audit.position(organisation_id)
    plausible = hypothesis(organisation_id, what, position=position)
    known = facts(organisation_id, position=position, people=(), only=_only(organisation_id, plausible))
    everybody = Person.objects.filter(organisation_id=organisation_id).values("pk")
    employed = facts_of(everybody, organisation_id, position=position, known=known, kinds=("employments",))
    if audit.position(organisation_id) != position:
        return think(
            organisation_id, what, on=on
        )  # what was read of the catalogue may be newer than the rest
    thought_of = plausible.applied(employed)
    touched = _touched(employed, thought_of, what, on)
    theirs = replace(employed, employments=employed.employments.join(touched, on="person_id", how="semi"))
    first, last = max(plausible.day, on), last_of_transition(thought_of, what, plausible, on)
    return Thought(
        organisation_id,
        position,
        on,
        plausible,
        known,
        parts.blocks(theirs, on),
        (first,) if last <= first else (first, last),
    )


def _only(organisation_id: int, plausible: Hypothesis) -> Mapping[str, Q]:
    if plausible.plan_id is None:
        return EVERYTHING
    return of_plan(organisation_id, plausible.plan_id, accepts=plausible.accepts)


def _touched(before: Facts, after: Facts, what: Asked, on: date) -> pl.DataFrame:
    """Who may stand otherwise: `person_id`. Of a plan that changes everybody who has it, else those to whom
    something is given on other days than before, or anew."""
    then = computed(pairs(after))
    if isinstance(what, Publish | Retire):
        different = then
    else:
        now = computed(pairs(before))
        different = pl.concat(
            [
                now.join(then, on=now.columns, how="anti", nulls_equal=True),
                then.join(now, on=now.columns, how="anti", nulls_equal=True),
            ]
        )
    return different.filter(pl.col("until_on") > on).select("person_id").unique().sort("person_id")
