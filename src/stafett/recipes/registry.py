"""Finding recipes by their codes."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena
from stafett.lib.verdict import Verdict
from stafett.matters.models import Matter
from stafett.people.actor import Actor

from . import RECIPES
from .raising import RaisedAt
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


def raised_at(matter: Matter) -> RaisedAt | None:
    """Where a matter was raised; None where that has no page."""
    if matter.arena is None or matter.arena.recipe not in RECIPES:
        return None
    raising = _raising(matter)
    at: RaisedAt | None = raising.raised_at(matter) if raising else None
    if at is not None:
        return at
    page = recipe(matter.arena.recipe).page
    title = arenas.details(matter.arena).title
    return RaisedAt(title, reverse(page, args=[matter.arena.pk])) if page else None


def answered(matter: Matter, *, on: date) -> str:
    """A matter was answered: what its recipe did by itself, in a sentence; empty where it did nothing."""
    raising = _raising(matter)
    return str(raising.answered(matter, on=on)) if raising else ""


def _raising(matter: Matter) -> ModuleType | None:
    code = matter.arena.recipe if matter.arena else ""
    name = recipe(code).raising if code in RECIPES else ""
    return import_module(f"{__package__}.{code}.{name}") if name else None
