"""What a recipe says of itself: its words, and what a new arena of it starts with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of an agenda to begin with."""

    title: Promise
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A kind of meeting. `one` and `several`: what it is called on the screen; `words`: its names for sides, roles and
    states, by their codes; `agenda`, `checks`: what a new one starts with; `pages`: the namespace of its addresses;
    `page`: the page of one arena, by its number; `week`: the module of
    its folder that gives the lines of somebody's week (see `recipes.week`); `keeping`: the module of its folder that
    judges who keeps an arena (`may_keep(actor, arena)`, a Verdict), where something may be asked in it; `raising`: the
    module of its folder that says where a matter was raised and hears of answers (see `recipes.raising`)."""

    code: str
    one: Promise
    several: Promise
    pages: str = ""
    page: str = ""
    week: str = ""
    keeping: str = ""
    raising: str = ""
    words: Mapping[str, Promise] = field(default_factory=dict)
    agenda: tuple[Point, ...] = ()
    checks: tuple[Promise, ...] = ()
