"""Figures over a year as a drawing: what is red lies lowest, then yellow, then green."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stafett.standings.figures import Figures
from stafett.status import Colour

HEIGHT = 100
SHOWN = (Colour.RED, Colour.YELLOW, Colour.GREEN)


@dataclass(frozen=True)
class Curve:
    """Each colour's area as the points of a polygon, in a drawing `width` wide and HEIGHT high."""

    width: int
    areas: tuple[tuple[Colour, str], ...]


def curve(weeks: Sequence[Figures]) -> Curve:
    """The shares of those asked for something, a step to the right for each of the figures."""
    edges = [[0.0] * len(weeks)]
    for colour in SHOWN:
        edges.append([low + _share(one, colour) for low, one in zip(edges[-1], weeks, strict=True)])
    areas = zip(SHOWN, pairwise(edges), strict=True)
    return Curve(len(weeks) - 1, tuple((colour, _area(low, high)) for colour, (low, high) in areas))


def _share(figures: Figures, colour: Colour) -> float:
    count: int = getattr(figures, colour.value)
    return HEIGHT * count / figures.asked if figures.asked else 0.0


def _area(low: Sequence[float], high: Sequence[float]) -> str:
    there = [f"{week},{HEIGHT - height:.1f}" for week, height in enumerate(high)]
    back = [f"{week},{HEIGHT - height:.1f}" for week, height in enumerate(low)]
    return " ".join([*there, *reversed(back)])
