"""How a claim becomes approved: in how many steps, and by whom.

Plans ask for it, and stand above this package: they say here, when the house is set up, whom to ask.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .models import Achievement


class Steps(models.TextChoices):
    """How a claim of what a requirement asks becomes approved."""

    NONE = "none", _("at once, without approval")
    ONE = "one", _("in one step")
    TWO = "two", _("in two steps: an assessor signs, then it is approved")


class Approver(models.TextChoices):
    """Who approves it, where anybody has to."""

    LEADER = "leader", _("the leader, or who stands in")
    ABOVE = "above", _("the leader of the unit above")
    ASSESSOR = "assessor", _("an assessor")
    PROFESSIONAL_LEAD = "professional_lead", _("the professional lead")
    HR_ADVISER = "hr_adviser", _("the HR adviser")


FEWEST_FIRST = [Steps.NONE, Steps.ONE, Steps.TWO]
MILDEST_FIRST = [
    Approver.LEADER,
    Approver.ASSESSOR,
    Approver.PROFESSIONAL_LEAD,
    Approver.HR_ADVISER,
    Approver.ABOVE,
]
"""Whoever names somebody asks more than whoever leaves it to the leader; the leader's leader is the most."""


@dataclass(frozen=True)
class Route:
    """In how many steps, by whom, after how many days it is overdue, how many times it must be shown, and at
    which level."""

    steps: Steps = Steps.ONE
    approver: Approver = Approver.LEADER
    claim_days: int = 14
    times: int = 1
    level: int = 1


USUAL = Route()
"""Where nothing asks for anything: one step, by the leader."""


def strictest(routes: Sequence[Route]) -> Route:
    """The most steps, the strictest approver, the most times and the highest level that some requirements ask for.
    The days are the most of those that name that approver, and of those that do without approval only where all do:
    no plan makes overdue, and so the deputy's too, what another still reserves for somebody."""
    if not routes:
        return USUAL
    asking = [route for route in routes if route.steps != Steps.NONE]
    approver = max((route.approver for route in asking), key=MILDEST_FIRST.index, default=Approver.LEADER)
    found = asking or list(routes)
    steps = max((route.steps for route in found), key=FEWEST_FIRST.index)
    naming = [route for route in asking if route.approver == approver] or found
    days = max(route.claim_days for route in naming)
    return Route(steps, approver, days, max(one.times for one in routes), max(one.level for one in routes))


class Job(NamedTuple):
    """A position in a unit."""

    unit_id: int
    position: str


type Jobs = Mapping[int, Collection[Job]]
"""The jobs of some people on a day."""


class Asked(Protocol):
    """Who knows what is asked of whom: the plans."""

    def routes(self, claims: "Sequence[Achievement]", jobs: Jobs, *, on: date) -> list[Route | None]:
        """The route of each claim as asked on a day of its person, who holds these jobs then, in their order;
        None: nothing asks for it."""
        ...

    def competences(
        self, organisation_id: int, *, on: date, where: Callable[[Route], bool]
    ) -> frozenset[int]:
        """The competences that count for a requirement in force whose route is such a one."""
        ...


_known: list[Asked] = []


def learn_from(asked: Asked) -> None:
    """Said once, by the package that knows what is asked."""
    _known[:] = [asked]


def asked() -> Asked:
    """Who knows what is asked. Fails where nobody said so: no claim may go its way unasked."""
    return _known[0]
