"""Loops in what must have none: the tree of units, and the equivalences of competences."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    """Each unit that is above itself, with its loop, told from its first id on whatever the order of rows.
    No unit is followed twice: a chain may be as long as a file."""
    found: dict[Any, list[Any]] = {}
    settled: set[Any] = set()
    for start in parents:
        path: set[Any] = set()
        unit = start
        while unit in parents and unit not in settled:
            path.add(unit)
            settled.add(unit)
            unit = parents[unit]
        if unit in path:
            loop = loop_through(parents, min(loop_through(parents, unit)))
            found |= dict.fromkeys(loop, loop)
    return found


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
    """The edges without those that lead nowhere, over and over: each is looked at once."""
    before: dict[Any, list[Any]] = defaultdict(list)
    for beginning, end in edges:
        before[end].append(beginning)
    onwards = Counter(beginning for beginning, _ in edges)
    nowhere = [end for end in before if not onwards[end]]
    for end in nowhere:
        for beginning in before[end]:
            onwards[beginning] -= 1
            if not onwards[beginning]:
                nowhere.append(beginning)
    return [(beginning, end) for beginning, end in edges if onwards[end]]


def _shortest_way(following: Mapping[Any, list[Any]], beginning: Any, goal: Any) -> list[Any]:
    """The nodes from the beginning to the goal, both included; none if there is no way."""
    came_from = {beginning: None}
    reached = [beginning]
    for node in reached:
        if node == goal:
            return _way(came_from, goal)
        for further in following.get(node, []):
            if further not in came_from:
                came_from[further] = node
                reached.append(further)
    return []


def _way(came_from: Mapping[Any, Any], goal: Any) -> list[Any]:
    way, node = [goal], came_from[goal]
    while node is not None:
        way.append(node)
        node = came_from[node]
    return way[::-1]
