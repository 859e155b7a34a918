"""Reading gatherings. `visible_to` is the only truth about which series somebody sees; whoever sees one sees all
of it (an arena is the border of sharing). Of a series they belong to no longer, people see what they were at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena, ArenaDetails, Occasion, OccasionDetails, Party
from stafett.arenas.occasions import queries as occasions
from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import UnitDetails

from . import recipe, rules
from .models import Baton, BatonState, MemberContact
from .rules import Who

MEMBER = "member"
"""The side of a party: all members are alike."""


def visible_to(actor: Actor) -> QuerySet[Arena]:
    """The series somebody sees: their leaders', their members' leaders', and of whoever has or had a seat
    for one of the members there are."""
    # What follows a series is a fixed meeting point that came of it.
    return arenas.visible_to(actor).filter(recipe=recipe.code, follows=None).order_by("pk")


def seen_by(actor: Actor) -> QuerySet[Occasion]:
    """The gatherings of the series somebody sees, and those they or people of theirs have or had a place at."""
    seats = arenas.seats_of(actor).filter(pool__occasion=OuterRef("pk"))
    found = Occasion.objects.filter(arena__recipe=recipe.code, arena__follows=None)
    return found.filter(Q(arena__in=visible_to(actor)) | Exists(seats)).select_related("arena")


def details(series: Arena) -> ArenaDetails:
    """What a series is called, and which unit keeps it."""
    return arenas.details(series)


def may_keep(actor: Actor, series: Arena) -> Verdict:
    """Whether somebody keeps a series."""
    return rules.can_keep(actor, details(series).owner_unit_id)


@dataclass(frozen=True)
class Member:
    """An organisation that takes part: as a party, by name, and whom to reach there."""

    party: Party
    name: str
    contact: str = ""

    @property
    def who(self) -> Who:
        return who_is(self.party)


def who_is(row: Party | Baton) -> Who:
    """The member a row names."""
    return Who(row.unit_id, row.outside or "")


def members(series: Arena) -> list[Member]:
    """The members of a series, in the order they came."""
    rows = list(arenas.parties(series))
    names = people.names_of_units(row.unit_id for row in rows)
    contacts = dict(MemberContact.objects.open().filter(party__in=rows).values_list("party_id", "text"))
    return [
        Member(row, row.outside or names.get(row.unit_id or 0, ""), contacts.get(row.pk, "")) for row in rows
    ]


@dataclass(frozen=True)
class Gathering:
    """One gathering: when and where, and who hosts it, as far as that is said."""

    details: OccasionDetails
    baton: Baton | None = None
    host_name: str = ""

    @property
    def occasion(self) -> Occasion:
        return self.details.occasion

    @property
    def host(self) -> Who | None:
        """Who has taken the baton."""
        is_taken = self.baton is not None and self.baton.state == BatonState.ACCEPTED
        return who_is(self.baton) if self.baton is not None and is_taken else None

    @property
    def is_offered(self) -> bool:
        return self.baton is not None and self.baton.state == BatonState.OFFERED

    @property
    def is_declined(self) -> bool:
        return self.baton is not None and self.baton.state == BatonState.DECLINED

    @property
    def is_moved(self) -> bool:
        return self.details.postponed_from is not None


def gatherings(series: Collection[Arena] | QuerySet[Arena]) -> list[Gathering]:
    """The gatherings of some series, the first one first; those without a day last. Three queries."""
    rows = list(occasions.of_arenas(series))
    return _with_hosts(rows)


def gathering(occasion: Occasion) -> Gathering:
    """One gathering."""
    return _with_hosts([occasions.details(occasion)])[0]


def _with_hosts(rows: list[OccasionDetails]) -> list[Gathering]:
    batons = {
        row.occasion_id: row
        for row in Baton.objects.open().filter(occasion__in=[row.occasion_id for row in rows])
    }
    names = people.names_of_units(row.unit_id for row in batons.values())
    return [
        Gathering(row, baton, (baton.outside or names.get(baton.unit_id or 0, "")) if baton else "")
        for row in rows
        for baton in (batons.get(row.occasion_id),)
    ]


def coming(found: Iterable[Gathering], *, on: date) -> list[Gathering]:
    """Of some gatherings, those still to be."""
    return [one for one in found if rules.is_coming(one.details, on=on)]


def before(occasion: Occasion, among: Iterable[Gathering]) -> list[Gathering]:
    """The gatherings before one, of the same series, the first one first; before one without a day: all that have
    one."""
    dated = [one for one in among if one.details.starts_on and not one.details.cancelled_on]
    day = next((one.details.starts_on for one in dated if one.occasion == occasion), None)
    return [
        one
        for one in dated
        if one.occasion != occasion and (day is None or (one.details.starts_on or day) < day)
    ]


def choosable(actor: Actor) -> dict[int, str]:
    """The units that may become members: every organisation here by its root, and in one's own the parts below it."""
    roots = UnitDetails.objects.open().filter(parent=None)
    own = UnitDetails.objects.open().filter(
        organisation_id=actor.organisation_id, parent__details__parent=None, parent__details__closed=None
    )
    rows = (roots | own).order_by("name", "unit_id").values_list("unit_id", "name")
    return dict(rows)
