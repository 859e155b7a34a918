"""Everybody's cells as they stood at one log position, kept in files that all processes read.

Never the truth: whatever is missing, damaged, foreign or made by another edition of the rules is made again
from the facts. A process holds the outline of all and reads the cells of some people when it needs them.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any

import polars as pl
from django.conf import settings

from stafett import status
from stafett.people.models import Person
from stafett.status import Evaluation, Facts
from stafett.status.facts import OF_PERSONS, SCHEMAS

from . import marks
from .marks import Mark, Unusable

BY_BLOCK = ("cells", "achievements")
"""What is kept some people at a time; all else is one file each."""
BLOCKS_HELD = 12
"""Blocks read last that stay in memory, of about a megabyte each: who reads a unit's page reads more of them."""
LARGE = 3_000
"""Of an organisation with more people than this, a page never evaluates everybody."""


class Gone(Exception):
    """What is kept is not there any more as it was opened: it has been dropped, and is made again."""


def block_file(name: str, block: int) -> str:
    """The file of what is kept of a block of people."""
    return f"{name}-{block:05}.arrow"


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """An organisation's facts at a log position, evaluated on a day: `facts` without achievements, the
    outline's `rows`, all `grants`, and the `changes` of figures ahead. `dated`: see `making.dated`. `block_of`:
    each person's block, `places`: where the grants of a block begin, and how many they are. `beside`: what is worked
    out from it, which is let go with it."""

    mark: Mark
    facts: Facts
    rows: pl.DataFrame
    grants: pl.DataFrame
    changes: pl.DataFrame
    dated: pl.DataFrame
    block_of: dict[int, int]
    places: dict[int, tuple[int, int]]
    beside: dict[str, Any] = field(default_factory=dict)
    _sound: set[str] = field(default_factory=set)

    @property
    def is_large(self) -> bool:
        return self.mark.people > LARGE

    @cached_property
    def counted_apart(self) -> frozenset[int]:
        """The units for which the figures of each plan are counted ahead."""
        return frozenset(self.changes.filter(pl.col("plan_id").is_not_null())["unit_id"])

    def evaluation_of(self, people: Collection[int], *, plan_id: int | None = None) -> Evaluation:
        """The cells and grants of some people, with everything or with one plan. Raises Gone, as all does that reads
        what is kept of a block of people."""
        cells = self._of("cells", people, *([] if plan_id is None else [pl.col("plan_id") == plan_id]))
        places = [self.places[block] for block in self._blocks(people) if block in self.places]
        near = pl.concat([self.grants.clear(), *(self.grants.slice(first, rows) for first, rows in places)])
        given = near.join(cells.select("piece").unique(), on="piece", how="semi")
        return Evaluation(on=self.mark.on, cells=cells, grants=given)

    def keeps_achievements_of(self, people: Collection[int]) -> bool:
        """Whether it holds those of all of these: not of who had no job then, and of nobody on a day asked for
        beside."""
        is_by_block = any(name.startswith("achievements") for name in self.mark.digests)
        return is_by_block and self.block_of.keys() >= set(people)

    def _blocks(self, people: Collection[int]) -> list[int]:
        return sorted({self.block_of[person] for person in people if person in self.block_of})

    def facts_of(self, people: Collection[int], *, achievements: bool = False) -> Facts:
        """The facts with those about persons only theirs; their achievements where these are wanted."""
        theirs = pl.col("person_id").is_in(sorted(people))
        kinds = [kind for kind in OF_PERSONS if kind != "achievements"]
        narrowed = {kind: vars(self.facts)[kind] for kind in kinds}
        narrowed = {kind: frame.filter(theirs) if frame.height else frame for kind, frame in narrowed.items()}
        if achievements:
            narrowed["achievements"] = self._of("achievements", people)
        return replace(self.facts, **narrowed)

    @property
    def all_facts(self) -> Facts:
        """The facts with everybody's achievements, which are not held."""
        return replace(self.facts, achievements=self._of("achievements", self.block_of))

    def _of(self, name: str, people: Collection[int], *which: pl.Expr) -> pl.DataFrame:
        files = [block_file(name, block) for block in self._blocks(people)]
        theirs = pl.col("person_id").is_in(sorted(people))
        frames = [self._block(file).filter(theirs, *which) for file in files if file in self.mark.digests]
        return pl.concat(frames, rechunk=False) if frames else self._nothing(name)

    @cached_property
    def _block(self) -> Callable[[str], pl.DataFrame]:
        mark, sound = self.mark, self._sound

        def read(file: str) -> pl.DataFrame:  # knows nothing of `self`, which would then outlive its use
            try:
                found = marks.read(mark, file, check=file not in sound)
            except (Unusable, OSError) as error:
                drop(mark, error)
                raise Gone from error
            sound.add(file)
            return found

        return lru_cache(BLOCKS_HELD)(read)

    def _nothing(self, name: str) -> pl.DataFrame:
        nobody = self.facts_of(())
        return (
            nobody.achievements if name == "achievements" else status.evaluate(nobody, on=self.mark.on).cells
        )


_opened: dict[tuple[int, date | None], Snapshot] = {}
"""What this process holds: the newest it was asked for, by organisation and day (None: today's)."""
_opening = Lock()
"""One at a time is read: each takes memory that several threads would take at once."""


def is_held(kept: Snapshot) -> bool:
    """Whether this process still has use for it."""
    return kept in _opened.values()


def is_large(organisation_id: int) -> bool:
    """Whether an organisation has snapshots, and more people than a page evaluates."""
    return settings.SNAPSHOTS and Person.objects.filter(organisation_id=organisation_id).count() > LARGE


def newest(organisation_id: int) -> Snapshot | None:
    """The newest snapshot; None where there is none to be used."""
    if not settings.SNAPSHOTS:
        return None
    return _opened_once((organisation_id, None), lambda: marks.newest(organisation_id))


def of_day(organisation_id: int, day: date) -> Snapshot | None:
    """The snapshot of a day asked for, if it is made."""
    return _opened_once((organisation_id, day), lambda: marks.of_day(organisation_id, day))


def _opened_once(key: tuple[int, date | None], there: Callable[[], Mark | None]) -> Snapshot | None:
    if (found := there()) is None:
        return None
    if held := _held(key, found):
        return held
    with _opening:
        found = there()  # while this one waited, another may have taken its place
        if found is None:
            return None
        if held := _held(key, found):
            return held
        _let_go(key)
        try:
            _opened[key] = opened = _read(found)
        except (Unusable, OSError) as error:
            drop(found, error)
            return None
    return opened


def _held(key: tuple[int, date | None], found: Mark) -> Snapshot | None:
    held = _opened.get(key)
    return held if held is not None and held.mark == found else None


def _let_go(key: tuple[int, date | None]) -> None:
    """Of what takes its place, and of another day that was asked for: one at a time is held, and of today's."""
    for other in list(_opened):
        if other[0] == key[0] and (other == key or other[1] is not None):
            gone = _opened.pop(other, None)
            if gone is not None:
                gone.beside.clear()


def drop(mark: Mark, why: Exception) -> None:
    """Take away what is damaged, so that another is made; but not the one that has taken its place already."""
    if not marks.is_there(mark):
        return
    marks.tell(mark.folder, str(why))
    if isinstance(why, Unusable):
        marks.take_away(mark.folder)


def _read(found: Mark) -> Snapshot:
    people = marks.read(found, "people.arrow")
    known = {name: marks.read(found, f"{name}.arrow") for name in SCHEMAS if name not in BY_BLOCK}
    return Snapshot(
        mark=found,
        facts=Facts.of(known),
        rows=marks.read(found, "rows.arrow"),
        grants=marks.read(found, "grants.arrow"),
        changes=marks.read(found, "changes.arrow"),
        dated=marks.read(found, "dated.arrow"),
        block_of=dict(people.iter_rows()),
        places={block: (first, rows) for block, rows, first in marks.read(found, "places.arrow").iter_rows()},
    )
