"""What was measured, and what it is held to. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

MIB = 2**20
REQUESTS = 60
"""How often a page is asked for, once it is warm."""


def percentile(values: Sequence[float], share: float) -> float:
    """The least of the values that at least `share` (0 to 1) of them do not exceed."""
    if not values:
        raise ValueError("nothing was measured")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


@dataclass(frozen=True, kw_only=True)
class Timings:
    """How long each of several requests took, in seconds; `cpu`: what all of them cost the server's
    processes, in seconds of a core."""

    seconds: tuple[float, ...]
    cpu: float = 0.0

    @property
    def p50(self) -> float:
        return percentile(self.seconds, 0.5)

    @property
    def p95(self) -> float:
        return percentile(self.seconds, 0.95)

    @property
    def longest(self) -> float:
        return max(self.seconds)

    @property
    def cpu_each(self) -> float:
        return self.cpu / len(self.seconds)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """What is to be reached: p95 of requests in seconds, one stretch in seconds, memory in bytes, or how
    many a second (`least`)."""

    p95: float | None = None
    seconds: float | None = None
    memory: float | None = None
    least: float | None = None

    def said(self) -> str:
        parts = [
            f"p95 ≤ {self.p95 * 1000:.0f} ms" if self.p95 else "",
            f"≤ {self.seconds:g} s" if self.seconds else "",
            f"≤ {self.memory / MIB:,.0f} MiB" if self.memory else "",
            f"≥ {self.least:,.0f} a second" if self.least else "",
        ]
        return ", ".join(filter(None, parts))


NONE = Limit()


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the table on one database. What was not measured is None; `fault` says why it could not be.

    `floor`: what the ratio is to, and how many seconds that took in the same run. `asked`: who asked and for
    which page, or a command's words."""

    what: str
    limit: Limit = NONE
    timings: Timings | None = None
    seconds: float | None = None
    memory: float | None = None
    a_second: float | None = None
    floor: tuple[str, float] | None = None
    fault: str = ""
    note: str = ""
    is_absent: bool = False
    asked: tuple[str, str] | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as long as its floor: the middle request, or the one stretch."""
        took = self.timings.p50 if self.timings else self.seconds
        return took / self.floor[1] if took and self.floor and self.floor[1] else None

    @property
    def reached(self) -> bool | None:
        """Whether it is as it should be; None where nothing is asked or nothing could be asked."""
        if self.is_absent or self.limit == NONE:
            return None
        if self.fault:
            return False
        pairs = [
            (self.timings.p95 if self.timings else None, self.limit.p95),
            (self.seconds, self.limit.seconds),
            (self.memory, self.limit.memory),
            (self.limit.least, self.a_second if self.limit.least else None),
        ]
        held = [got <= most for got, most in pairs if got is not None and most is not None]
        return all(held) if held else None


@dataclass(kw_only=True)
class Report:
    """All that one database gave: rows, memory as (process, private, peak) in bytes, mornings as (what,
    timings, errors), whether the figures shown equal the count of cells (`unequal`: where they do not), and
    where the time goes in rows that were not reached."""

    database: str
    rows: list[Row] = field(default_factory=list)
    memory: list[tuple[str, int, int]] = field(default_factory=list)
    mornings: list[tuple[str, Timings | None, int]] = field(default_factory=list)
    compared: int = 0
    unequal: list[str] = field(default_factory=list)
    profiles: dict[str, list[str]] = field(default_factory=dict)
