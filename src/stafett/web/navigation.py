"""The main menu: where somebody may go, in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records import queries as records


@dataclass(frozen=True)
class Way:
    """One entry of the main menu, as one actor sees it on one page."""

    label: Promise
    url: str
    here: bool


def is_somebody(actor: Actor) -> bool:
    return actor.person_id is not None


def has(power: Power) -> Callable[[Actor], bool]:
    return lambda actor: actor.may_somewhere(power)


def approves(actor: Actor) -> bool:
    return records.may_be_asked(actor, on=clock.today())


def only_signs(actor: Actor) -> bool:
    """Signs without approving: whoever does both finds the one beside the other."""
    return actor.may_somewhere(Power.SIGN) and not approves(actor)


def reads_a_log(actor: Actor) -> bool:
    return actor.may_everywhere(Power.LOG) or (actor.organisation_id is None and actor.is_operator)


MENU: list[tuple[str, Promise, Callable[[Actor], bool]]] = [
    ("me:me", _("My page"), is_somebody),
    ("week:week", _("My week"), is_somebody),
    ("units:mine", _("My units"), has(Power.SEE)),
    ("claims:waiting", _("To approve"), approves),
    ("claims:signing", _("To sign"), only_signs),
    ("organisation:tree", _("Organisation"), has(Power.SEE)),
    ("plans:list", _("Plans"), is_somebody),
    ("meet:meet", _("Meet"), is_somebody),
    ("search:results", _("Search"), is_somebody),
    ("imports:start", _("Import"), has(Power.IMPORT)),
    ("log:entries", _("Log"), reads_a_log),
]
"""The page, what it is called, and who is shown the way. The server refuses for itself; this only hides."""

EXACT = {"claims:waiting", "claims:signing"}
"""Entries whose neighbours at the same address are about oneself, and belong elsewhere."""

BELONGS = {
    "drafts": "plans", "assignments": "plans", "competences": "plans", "happenings": "plans",
    "courses": "meet", "placements": "meet", "gatherings": "meet", "matters": "meet", "pulses": "meet",
    "appointments": "units", "mail": "log",
}  # fmt: skip
"""Pages that stand under another's entry."""


def ways(request: HttpRequest) -> list[Way]:
    """The entries the actor may follow, in order."""
    actor: Actor = getattr(request, "actor", None) or Actor(label="")
    return [
        Way(label, url, _is_here(name, request))
        for name, label, shown in MENU
        if shown(actor) and (url := address(name))
    ]


def _is_here(name: str, request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or name in EXACT:
        return match is not None and match.view_name == name
    return BELONGS.get(match.namespace, match.namespace) == name.partition(":")[0]


def address(name: str) -> str:
    """A page's address, or nothing where this installation has no such page (the demo's, for one)."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


ANY = 1_234_567_890


def page_of(name: str, key: int) -> str:
    """The address of what has a key, such as a person: for long lists, where working each out takes its time."""
    before, after = _around_key(name)
    return f"{before}{key}{after}"


@lru_cache(maxsize=64)
def _around_key(name: str) -> tuple[str, str]:
    before, _key, after = reverse(name, args=[ANY]).partition(str(ANY))
    return before, after
