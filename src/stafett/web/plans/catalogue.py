"""The lists that stand beside each other: plans, the competences they ask for, and plans under way."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.people.actor import Actor
from stafett.people.roles import Power

PLANS, COMPETENCES, DRAFTS = "plans:list", "competences:list", "drafts:list"


def tabs(here: str, actor: Actor) -> list[dict[str, Any]]:
    """The lists, and which of them is open. Drafts are for who writes plans, or sees people they will hit."""
    ways = [(PLANS, _("Plans")), (COMPETENCES, _("Competences"))]
    if actor.may_somewhere(Power.AUTHOR) or actor.may_somewhere(Power.SEE):
        ways.append((DRAFTS, _("Drafts")))
    return [
        {"label": label, "url": reverse(name), "here": name == here, "count": None} for name, label in ways
    ]
