"""The two lists everybody may read stand beside each other: plans, and the competences they ask for."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

PLANS, COMPETENCES = "plans:list", "competences:list"


def tabs(here: str) -> list[dict[str, Any]]:
    """The two lists, and which of them is open."""
    ways = ((PLANS, _("Plans")), (COMPETENCES, _("Competences")))
    return [
        {"label": label, "url": reverse(name), "here": name == here, "count": None} for name, label in ways
    ]
