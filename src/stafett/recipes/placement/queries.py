"""Reading stays. `visible_to` is the only truth about which stays somebody sees; `now` is how one stands."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.invited import queries as invited
from stafett.arenas.models import Arena, ArenaDetails, Consent, Party, PromiseDetails, SeatState
from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Unit, UnitDetails

from . import rules
from .models import Application, Stay
from .workflow import State, Who

HOST, HOME = "host", "home"
"""The sides of a stay."""


@dataclass(frozen=True)
class Now:
    """How a stay stands: what its arena says, its host, where its guest is from, its guest, what was applied for, and
    the persons who ever answered for the guest's side."""

    stay: Stay
    details: ArenaDetails
    host: Party
    home: Party
    guest: SeatState
    application: Application | None
    answered_at_home: frozenset[int] = frozenset()

    @property
    def state(self) -> State:
        return State(self.details.state)

    @property
    def last_day(self) -> date | None:
        """The last day agreed, or the one wished for as long as none is."""
        return self.details.ends_on or (self.application.ends_on if self.application else None)

    @property
    def is_host_outside(self) -> bool:
        """Whether the guest goes to somewhere outside the installation."""
        return self.host.unit_id is None

    @property
    def is_outside(self) -> bool:
        """Whether one of the two sides is outside the installation."""
        return self.is_host_outside or self.stay.home_unit_id is None


def now(stay: Stay) -> Now:
    """A stay as it stands."""
    return now_of([stay])[0]


def now_of(stays: Iterable[Stay]) -> list[Now]:
    """Some stays as they stand, in their order. Five queries."""
    known = list(stays)
    about = {"arena__in": [stay.arena_id for stay in known]}
    details = {row.arena_id: row for row in ArenaDetails.objects.open().filter(**about)}
    parties = Party.objects.open().select_related("unit").filter(**about, side__in=(HOST, HOME))
    side = {(row.arena_id, row.side): row for row in parties}
    seats = SeatState.objects.open().filter(seat__in=[stay.seat_id for stay in known])
    seat = {row.seat_id: row for row in seats.select_related("seat", "pool")}
    asked = Application.objects.open().select_related("place__pool").filter(stay__in=known)
    applied = {row.stay_id: row for row in asked}
    at_home = _answered_at_home(known)
    return [
        Now(
            stay,
            details[stay.pk],
            host=side[stay.pk, HOST],
            home=side[stay.pk, HOME],
            guest=seat[stay.seat_id],
            application=applied.get(stay.pk),
            answered_at_home=at_home[stay.pk],
        )
        for stay in known
    ]


def _answered_at_home(known: Collection[Stay]) -> dict[int, frozenset[int]]:
    """The persons who ever answered for the guest's side of each of some stays."""
    found: dict[int, set[int]] = {stay.pk: set() for stay in known}
    rows = Consent.objects.filter(version__agreement__arena__in=found, role=Who.HOME, person__isnull=False)
    for arena, person in rows.values_list("version__agreement__arena_id", "person_id"):
        found[arena].add(person)
    return {arena: frozenset(persons) for arena, persons in found.items()}


def parts_of(actor: Actor, now: Now) -> frozenset[Who]:
    """The parts somebody has in a stay. Nobody is both the guest and one of the leaders, or answers for both sides,
    by whichever of their records: a leader who goes is answered for by theirs, and who leads the guest's unit has
    nothing to do with the host; nor has who answered for it, once the stay is over. Who came by a link is the guest, or
    answers for the side that is outside."""
    if actor.guest_of(invited.scope(now.stay.pk)):
        return _parts_of_guest(actor, now)
    if actor.person_id is None:
        return frozenset()
    if actor.person_id == now.guest.person_id:
        return frozenset({Who.GUEST})
    if now.guest.person_id in actor.other_persons or now.stay.home_unit_id in actor.led_elsewhere:
        return frozenset()
    led = arenas.leads(actor)
    if now.details.ended_on and actor.person_id in now.answered_at_home and now.stay.home_unit_id not in led:
        return frozenset()  # else they would read of themselves what the guest wrote for the host
    held = {
        Who.HOME: now.stay.home_unit_id in led,
        Who.HOST: now.host.unit_id in led,
        Who.CONTACT: actor.person_id == now.details.contact_id and not actor.has_left,
    }
    return frozenset(who for who, is_so in held.items() if is_so)


def _parts_of_guest(actor: Actor, now: Now) -> frozenset[Who]:
    if actor.guest_id == now.guest.guest_id:
        return frozenset({Who.GUEST})
    held = {Who.HOME: now.stay.home_unit_id is None, Who.HOST: now.is_host_outside}
    return frozenset(who for who, is_so in held.items() if is_so)


def is_the_guests(row: PromiseDetails, now: Now) -> bool:
    """Whether it is the guest who owes something, and not the host."""
    guest = now.guest
    return (row.by_person_id, row.by_guest_id) == (guest.person_id, guest.guest_id)


def visible_to(actor: Actor) -> QuerySet[Stay]:
    """The stays somebody has a part in: as the guest, however it went; as a leader of the host or of the guest's
    unit; as the host's contact; by a link to it."""
    rows = Stay.objects.select_related("arena", "home_unit", "seat", "offer__arena")
    if actor.person_id is None:
        return rows.filter(arena__in=arenas.let_into(actor))
    own = SeatState.objects.open().filter(seat=OuterRef("seat"), person_id=actor.person_id)
    answers_for = ArenaDetails.objects.open().filter(arena=OuterRef("arena"), contact_id=actor.person_id)
    return rows.filter(Q(arena__in=arenas.visible_to(actor)) | Exists(own) | Exists(answers_for))


def may_keep(actor: Actor, arena: Arena) -> Verdict:
    """Whether somebody keeps a stay: whoever leads the unit it belongs to, which is the host's where that is here."""
    is_stay = Stay.objects.filter(arena=arena).exists()
    leads = arenas.details(arena).owner_unit_id in arenas.leads(actor)
    return rules.can_keep(is_stay=is_stay, leads=leads)


def guests(several: Iterable[Now]) -> dict[int, str]:
    """What the guests of some stays are called, by the stay's number; those who are forgotten are left out."""
    known = list(several)
    here = people.names_of_people(now.guest.person_id for now in known)
    outside = invited.names({now.guest.guest_id for now in known})
    names = {
        now.stay.pk: here.get(now.guest.person_id or 0) or outside.get(now.guest.guest_id or 0)
        for now in known
    }
    return {key: name for key, name in names.items() if name}


def places(several: Iterable[Now]) -> dict[int, tuple[str, str]]:
    """Where the guests of some stays come from and where they go, by the stay's number."""
    known = list(several)
    names = units({key for now in known for key in (now.stay.home_unit_id, now.host.unit_id)})
    return {
        now.stay.pk: (
            now.home.outside or names.get(now.stay.home_unit_id or 0, ""),
            now.host.outside or names.get(now.host.unit_id or 0, ""),
        )
        for now in known
    }


def organisations(keys: Collection[int]) -> dict[int, str]:
    """What some organisations are called."""
    roots = UnitDetails.objects.open().filter(parent=None, organisation_id__in=keys)
    return dict(roots.values_list("organisation_id", "name"))


def homes(stays: Iterable[Stay]) -> dict[int, str]:
    """The organisation each guest comes from, by name: one here, or one outside."""
    known = list(stays)
    arenas_of = [stay.arena_id for stay in known]
    rows = Party.objects.open().filter(arena__in=arenas_of, side=HOME, unit=None)
    outside = dict(rows.values_list("arena_id", "outside"))
    here = {stay.pk: stay.home_unit.organisation_id for stay in known if stay.home_unit}
    names = organisations(set(here.values()))
    return {key: name or "" for key, name in outside.items()} | {key: names[of] for key, of in here.items()}


def units(unit_ids: Collection[int | None]) -> dict[int, str]:
    """What some units are called, of whatever organisation: with its name, but for one's root."""
    known = Unit.objects.filter(pk__in=[key for key in unit_ids if key is not None])
    rows = dict(UnitDetails.objects.open().filter(unit__in=known).values_list("unit_id", "name"))
    roots = UnitDetails.objects.open().filter(parent=None, organisation__in=known.values("organisation"))
    tops = {row.organisation_id: row for row in roots}
    found = {}
    for unit in known:
        top, name = tops.get(unit.organisation_id), rows.get(unit.pk, unit.key)
        found[unit.pk] = name if top is None or top.unit_id == unit.pk else f"{name}, {top.name}"
    return found
