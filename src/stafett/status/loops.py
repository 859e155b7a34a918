"""Loops in what must have none: the tree of units, and the equivalences of competences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

type Edge = tuple[Any, Any]


def loop_through(parents: Mapping[Any, Any], unit: Any) -> list[Any]:
    """The units met going up from a unit until it is met again; none if it is not."""
    met, above = [unit], parents.get(unit)
    passed = {unit}
    while above not in passed:
        met.append(above)
        passed.add(above)
        above = parents.get(above)
    return met if above == unit else []


def units_in_loops(parents: Mapping[Any, Any]) -> dict[Any, list[Any]]:
    """Each unit that is above itself, with its loop, told from its first id on whatever the order of rows."""
    loops = {unit: loop_through(parents, unit) for unit in parents}
    return {unit: loop_through(parents, min(loop)) for unit, loop in loops.items() if loop}


def edges_in_loops(edges: Sequence[Edge]) -> dict[Edge, list[Any]]:
    """Each edge that leads back to its own beginning, with the nodes of a shortest loop."""
    following: dict[Any, list[Any]] = defaultdict(list)
    for beginning, end in _peeled(edges):
        following[beginning].append(end)
    loops = {
        (one, end): _shortest_way(following, end, one) for one, ends in following.items() for end in ends
    }
    return {edge: loop for edge, loop in loops.items() if loop}


def _peeled(edges: Sequence[Edge]) -> list[Edge]:
    """The edges without those that lead nowhere, over and over."""
    rest = list(edges)
    while True:
        beginnings = {one for one, _ in rest}
        kept = [(one, other) for one, other in rest if other in beginnings]
        if len(kept) == len(rest):
            return kept
        rest = kept


def _shortest_way(following: Mapping[Any, list[Any]], beginning: Any, goal: Any) -> list[Any]:
    """The nodes from the beginning to the goal, both included; none if there is no way."""
    ways = {beginning: [beginning]}
    reached = [beginning]
    for node in reached:
        if node == goal:
            return ways[node]
        for further in following.get(node, []):
            if further not in ways:
                ways[further] = [*ways[node], further]
                reached.append(further)
    return []
