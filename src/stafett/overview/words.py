"""What kinds of matters and their states are called: in the recipe's own words, or in those of every unit."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stafett.matters.models import Matter, MatterState, Meaning
from stafett.recipes.registry import recipe

KINDS: dict[str, Promise] = {
    "proposal": _("Proposal"),
    "need": _("Need"),
    "insight": _("Insight"),
    "question": _("Question"),
    "story": _("Story"),
    "request": _("Request"),
}
MEANINGS: dict[str, Promise] = {
    Meaning.NEW: pgettext_lazy("one that was raised", "New"),
    Meaning.CONSIDERED: _("Being considered"),
    Meaning.TRYING: _("Being tried"),
    Meaning.ADOPTED: _("Adopted"),
    Meaning.DECLINED: _("Declined"),
    Meaning.PASSED_ON: _("Passed on"),
    Meaning.MERGED: _("Merged with another"),
}


def kind(matter: Matter) -> str:
    """What a matter is called."""
    return str(_of_recipe(matter, matter.kind) or KINDS.get(matter.kind) or matter.kind)


def standing(state: MatterState) -> str:
    """Where it stands."""
    return str(_of_recipe(state.matter, state.word) or MEANINGS[state.meaning])


def _of_recipe(matter: Matter, code: str) -> Promise | None:
    if matter.arena is None:
        return None
    try:
        return recipe(matter.arena.recipe).words.get(code)
    except LookupError:
        return None
