"""Finding recipes by their codes."""

from functools import cache
from importlib import import_module

from . import RECIPES
from .recipe import Recipe


@cache
def recipe(code: str) -> Recipe:
    """The recipe of a code. Raises LookupError."""
    if code not in RECIPES:
        raise LookupError(code)
    found: Recipe = import_module(f"{__package__}.{code}").recipe
    return found


def recipes() -> list[Recipe]:
    """All of them, in the order of the list."""
    return [recipe(code) for code in RECIPES]
