"""The tree of units on a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from stafett.audit import queries as audit

from .models import Move, UnitDetails


class Node(NamedTuple):
    """A unit as the tree of the day has it."""

    id: int
    name: str
    kind: str
    parent_id: int | None


class Tree:
    """An organisation's units on a day, by id."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self._below: dict[int, frozenset[int]] = {}

    @cached_property
    def children(self) -> dict[int | None, list[Node]]:
        """The units right under each, by name."""
        found: dict[int | None, list[Node]] = defaultdict(list)
        for node in sorted(self.nodes.values(), key=lambda node: (node.name, node.id)):
            found[node.parent_id].append(node)
        return found

    @property
    def root(self) -> Node:
        return self.children[None][0]

    def below(self, unit_id: int) -> frozenset[int]:
        """The unit and every unit below it."""
        if unit_id not in self._below:
            self._below[unit_id] = frozenset(node.id for node, _depth in self.walk(unit_id))
        return self._below[unit_id]

    def walk(self, unit_id: int) -> Iterator[tuple[Node, int]]:
        """The unit and everything below it, each before its children, with how deep it lies below."""
        waiting = [(self.nodes[unit_id], 0)]
        while waiting:
            node, depth = waiting.pop()
            yield node, depth
            waiting.extend((child, depth + 1) for child in reversed(self.children[node.id]))

    def path(self, unit_id: int) -> list[Node]:
        """From the root down to the unit."""
        found: list[Node] = []
        at: int | None = unit_id
        while at is not None and len(found) <= len(self.nodes):
            found.append(self.nodes[at])
            at = self.nodes[at].parent_id
        return found[::-1]


def tree(organisation_id: int, *, on: date, position: int | None = None) -> Tree:
    """The tree of a day, as known today or at a log position. Two queries; one where it was read before."""
    return _kept(organisation_id, on) if position is None else _read(organisation_id, on, position)


@audit.kept(32)
def _kept(organisation_id: int, on: date) -> Tree:
    return _read(organisation_id, on, None)


def _read(organisation_id: int, on: date, position: int | None) -> Tree:
    moved = (
        Move.objects.recorded(position)
        .filter(organisation_id=organisation_id, moves_on__lte=on)
        .order_by("moves_on")
        .values_list("unit_id", "parent_id")
    )
    parents = dict(moved)
    details = UnitDetails.objects.recorded(position).filter(organisation_id=organisation_id)
    return Tree(
        Node(unit, name, kind, parents.get(unit, parent))
        for unit, name, kind, parent in details.values_list("unit_id", "name", "kind", "parent_id")
    )
