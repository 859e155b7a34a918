"""A unit in a form: chosen from some of the tree, each below the one it hangs under."""

from collections.abc import Collection
from typing import Any

from django import forms

from stafett.people.tree import Tree

INDENT = "\N{NO-BREAK SPACE}" * 3


def choices(units: Tree, among: Collection[int]) -> list[tuple[int, str]]:
    """Some units in the order of the tree, each set in below what is offered above it."""
    walked = [node for node, _depth in units.walk(units.root.id) if node.id in among] if units.nodes else []
    return [
        (node.id, INDENT * (sum(above.id in among for above in units.path(node.id)) - 1) + node.name)
        for node in walked
    ]


class UnitField(forms.TypedChoiceField):
    """One unit of those it is told to `offer`, as its number; None where none is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def offer(self, units: Tree, among: Collection[int], *, none: str = "") -> None:
        """Some units of a tree, the first chosen beforehand; or none, where choosing `none` has a name."""
        offered = [*([("", none)] if none else []), *choices(units, among)]
        self.choices, self.initial = offered, offered[0][0] if offered else None
