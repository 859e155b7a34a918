"""What an agreement says, and what each field is called."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, Promise] = {
    "goals": _("Goals"),
    "tasks": _("Tasks"),
    "limits": _("What the guest does not do"),
    "place": _("Where"),
    "payer": _("Who pays"),
    "employer": _("Who is the employer during the stay"),
    "insurance": _("Insurance"),
    "confidentiality": _("Confidentiality"),
    "equipment": _("Equipment and access"),
    "absence": _("Illness and absence"),
}
"""In the order they are read."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What the terms say, but for the days; see `models.Terms`."""

    goals: tuple[str, ...]
    tasks: str = ""
    limits: str = ""
    place: str = ""
    payer: str = ""
    employer: str = ""
    insurance: str = ""
    confidentiality: str = ""
    equipment: str = ""
    absence: str = ""

    def stored(self) -> dict[str, Any]:
        """As columns keep it."""
        texts = {name: value.strip() for name, value in vars(self).items() if name != "goals"}
        return texts | {"goals": list(self.goals)}
