"""Finding recipes by their codes."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from django.utils.translation import gettext as _

from stafett.arenas.models import Arena
from stafett.lib.verdict import Verdict
from stafett.people.actor import Actor

from . import RECIPES
from .recipe import Recipe
from .week import Asked, Line


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


def of_week(actor: Actor, asked: Asked) -> Iterator[Line]:
    """What all recipes have to say of somebody's week."""
    modules = [import_module(f"{__package__}.{one.code}.{one.week}") for one in recipes() if one.week]
    for module in modules:
        yield from module.lines(actor, asked)


def may_keep(actor: Actor, arena: Arena) -> Verdict:
    """Whether somebody keeps an arena, as its recipe judges. Where it says nothing of it, nobody does."""
    keeping = recipe(arena.recipe).keeping if arena.recipe in RECIPES else ""
    if not keeping:
        return Verdict(_("Nobody can do this here."))
    judge = import_module(f"{__package__}.{arena.recipe}.{keeping}")
    verdict: Verdict = judge.may_keep(actor, arena)
    return verdict
