"""Reading people and units. `visible_to` is the only truth about which persons somebody sees."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from stafett.lib.folding import matches

from .actor import LABEL_LENGTH, Actor
from .models import Employment, Identity, PersonDetails, Role, RoleCode, Tie, UnitDetails
from .roles import ROLES, Power
from .tree import tree

ON_THE_WAY_IN = timedelta(days=90)
"""Who starts within these days is shown to the new leader beforehand (K19)."""


def active(on: date) -> Q:
    """Rows that hold on a day."""
    return Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on))


def employed_or_on_the_way_in(on: date) -> Q:
    return Q(starts_on__lte=on + ON_THE_WAY_IN) & (Q(ends_on=None) | Q(ends_on__gte=on))


def visible_to(
    actor: Actor,
    *,
    on: date,
    among: Collection[int] | None = None,
    within: frozenset[int] | None = None,
) -> QuerySet[PersonDetails]:
    """The persons somebody may see on a day: themselves, and those who work (or start within 90 days)
    in the units their roles let them see.

    Without going through all of them: `among` some persons, or themselves and those `within` some units."""
    details = PersonDetails.objects.open().filter(organisation_id=actor.organisation_id)
    if actor.organisation_id is None:
        return details.none()
    seen = actor.units(Power.SEE)
    working = working_in(seen if within is None else seen & within, on=on)
    if among is not None:
        details, working = details.filter(person_id__in=among), working.filter(person_id__in=among)
    return details.filter(Q(person_id=actor.person_id) | Q(person_id__in=working.values("person_id")))


def units_of(actor: Actor, *, on: date) -> QuerySet[UnitDetails]:
    """The units the actor works in that day, by name."""
    jobs = Employment.objects.open().filter(active(on), person_id=actor.person_id)
    return UnitDetails.objects.open().filter(unit_id__in=jobs.values("unit_id")).order_by("name", "unit_id")


def jobs_visible_to(actor: Actor, person_id: int, *, on: date) -> QuerySet[Employment]:
    """A person's jobs, that day or soon, in the units the actor may see; all of one's own."""
    rows = Employment.objects.open().filter(employed_or_on_the_way_in(on), person_id=person_id)
    if actor.person_id != person_id:
        rows = rows.filter(unit_id__in=actor.units(Power.SEE))
    return rows.order_by("starts_on", "id")


def units_visible_to(actor: Actor, *, among: Collection[int] | None = None) -> QuerySet[UnitDetails]:
    """The units whose people and figures somebody may see; `among` some units."""
    seen = actor.units(Power.SEE)
    whole = UnitDetails.objects.open().filter(organisation_id=actor.organisation_id)
    return whole.filter(unit_id__in=seen if among is None else seen.intersection(among))


def ties(identity: Identity) -> QuerySet[Tie]:
    """The person records a log-in is tied to, in the order of their organisations.

    A record that was withdrawn is nobody's any more.
    """
    known = PersonDetails.objects.open().filter(person_id=OuterRef("person_id"))
    return Tie.objects.open().filter(Exists(known), identity=identity).order_by("organisation_id")


def own_records(actor: Actor) -> set[int]:
    """The person records of the human being in this organisation, as far as is known: the actor's, and any
    other their log-in was tied to before. Whoever has two is one human being all the same."""
    earlier = Tie.objects.filter(identity_id=actor.identity_id, organisation_id=actor.organisation_id)
    return {actor.person_id or 0, *earlier.values_list("person_id", flat=True)}


def actor_for(identity: Identity, *, on: date, organisation_id: int | None = None) -> Actor:
    """The actor a log-in is in one of its organisations (the first one when none is chosen)."""
    found = list(_records(identity))
    mine = next((one for one in found if one.organisation_id == organisation_id), found[0] if found else None)
    if mine is None:
        return Actor(label=identity.email, identity_id=identity.pk, is_operator=identity.is_operator)
    persons = [one.person_id for one in found]
    roles, gone = _roles_of(persons, on=on), left(persons, on=on)
    root_id, reach, held = reached(roles[mine.person_id], mine.organisation_id, on=on)
    others = [one for one in found if one is not mine]
    led = [_led(roles[one.person_id], one.organisation_id, on=on) for one in others]
    return Actor(
        label=mine.name[:LABEL_LENGTH],
        identity_id=identity.pk,
        organisation_id=mine.organisation_id,
        person_id=mine.person_id,
        root_id=root_id,
        reach=reach,
        organisations=tuple(one.organisation_id for one in found),
        other_persons=frozenset(one.person_id for one in others),
        led_elsewhere=frozenset().union(*led),
        held=held,
        is_operator=identity.is_operator,
        has_left=mine.person_id in gone,
    )


def _led(roles: Collection[Role], organisation_id: int, *, on: date) -> frozenset[int]:
    """The units somebody leads by their roles in an organisation, or leads for some days."""
    _root, _reach, held = reached(roles, organisation_id, on=on)
    nowhere: frozenset[int] = frozenset()
    return held.get(RoleCode.LEADER, nowhere) | held.get(RoleCode.DEPUTY, nowhere)


def _records(identity: Identity) -> QuerySet[PersonDetails]:
    """What the records are called that a log-in is tied to: those of `ties`, in the same order."""
    mine = PersonDetails.objects.open().filter(person__ties__identity=identity, person__ties__closed=None)
    return mine.order_by("organisation_id")


def roles_of(person_id: int | None, *, on: date) -> list[Role]:
    """The roles a person holds on a day."""
    return [] if person_id is None else _roles_of([person_id], on=on)[person_id]


def _roles_of(persons: Collection[int], *, on: date) -> dict[int, list[Role]]:
    """The roles each of some persons holds on a day. One query."""
    held: dict[int, list[Role]] = {person: [] for person in persons}
    for role in roles_held(on).filter(person_id__in=persons):
        held[role.person_id].append(role)
    return held


def roles_held(on: date) -> QuerySet[Role]:
    """The roles that are held on a day. Those of who has left go with the last job, unless somebody ended them before:
    nobody has to remember it. Whoever never had a job here, such as a supplier, keeps them until they are ended."""
    jobs = Employment.objects.open().filter(person_id=OuterRef("person_id"))
    return Role.objects.open().filter(Exists(jobs.filter(_not_ended(on))) | ~Exists(jobs), active(on))


def left(persons: Collection[int], *, on: date) -> set[int]:
    """Who of some persons worked here and does so no longer, nor from a coming day. One query."""
    jobs = Employment.objects.open().filter(person_id__in=persons)
    rows = jobs.values_list("person_id", "ends_on")
    stays = {person for person, ends_on in rows if ends_on is None or ends_on >= on}
    return {person for person, _ends_on in rows} - stays


def _not_ended(on: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=on)


def answers_for(actor: Actor, *, on: date) -> frozenset[int]:
    """The units of which somebody is the nearest leader or deputy that day: those they have the role over, and what
    lies below until another leads. Two queries."""
    rows = roles_held(on).filter(
        organisation_id=actor.organisation_id, role__in=(RoleCode.LEADER, RoleCode.DEPUTY)
    )
    led = list(rows.values_list("unit_id", "person_id")) if actor.held else []
    units = tree(actor.organisation_id or 0, on=on) if led else None
    by_others = {unit for unit, _person in led}
    found: set[int] = set()
    waiting = [unit for unit, person in led if person == actor.person_id]
    while waiting and units is not None:
        found.add(at := waiting.pop())
        waiting += [node.id for node in units.children.get(at, ()) if node.id not in by_others]
    return frozenset(found)


type Units = dict[Power, frozenset[int]]
type Held = dict[RoleCode, frozenset[int]]


def reached(roles: Collection[Role], organisation_id: int, *, on: date) -> tuple[int | None, Units, Held]:
    """How far some roles reach in a day's tree: its root (none without a role), and the units of each power and
    of each role."""
    if not roles:
        return None, {}, {}
    units = tree(organisation_id, on=on)
    reach: Units = {}
    held: Held = {}
    for role in roles:
        code, below = RoleCode(role.role), units.below(role.unit_id)
        held[code] = held.get(code, frozenset()) | below
        for power in ROLES[code].powers:
            reach[power] = reach.get(power, frozenset()) | below
    return units.root.id, reach, held


@dataclass(frozen=True)
class OrganisationName:
    """An organisation as its people know it: by its root unit's name."""

    id: int
    name: str


def organisations_of(actor: Actor, *, on: date) -> list[OrganisationName]:
    """The organisations the actor's log-in has a person record in, in the order of their ids."""
    mine = actor.organisations
    if len(mine) == 1:
        return [OrganisationName(mine[0], tree(mine[0], on=on).root.name)]  # which is known already
    roots = UnitDetails.objects.open().filter(parent=None, organisation_id__in=mine)
    return [
        OrganisationName(*one)
        for one in roots.order_by("organisation_id").values_list("organisation_id", "name")
    ]


def called(actor: Actor, query: str, *, on: date) -> list[tuple[int, str]]:
    """The persons somebody may see whose names hold the words asked for, by family name: key and name."""
    rows = visible_to(actor, on=on).order_by("family_name", "given_name", "person_id")
    names = rows.values_list("person_id", "given_name", "family_name")
    return [
        (person, f"{given} {family}".strip())
        for person, given, family in names
        if matches(f"{given} {family}", query)
    ]


def jobs(actor: Actor, person_ids: Collection[int], *, on: date) -> dict[int, list[tuple[str, str]]]:
    """What some persons work as and where, that day or within 90 days: position and unit, as far as
    somebody may see the unit (of oneself: all)."""
    rows = Employment.objects.open().filter(
        employed_or_on_the_way_in(on),
        Q(unit_id__in=actor.units(Power.SEE)) | Q(person_id=actor.person_id),
        organisation_id=actor.organisation_id,
        person_id__in=person_ids,
    )
    names = unit_names(actor.organisation_id)
    found: dict[int, list[tuple[str, str]]] = {}
    for person, position, unit in rows.order_by("starts_on", "id").values_list(
        "person_id", "position", "unit_id"
    ):
        found.setdefault(person, []).append((position, names[unit]))
    return found


def working_in(unit_ids: Collection[int], *, on: date) -> QuerySet[Employment]:
    """The jobs held that day, or from within 90 days, in some units."""
    return Employment.objects.open().filter(employed_or_on_the_way_in(on), unit_id__in=unit_ids)


def unit_names(organisation_id: int | None) -> dict[int, str]:
    """What an organisation's units are called; everybody in it may know."""
    rows = UnitDetails.objects.open().filter(organisation_id=organisation_id)
    return dict(rows.values_list("unit_id", "name"))


def names_of_units(unit_ids: Iterable[int | None]) -> dict[int, str]:
    """What some units are called, whatever their organisation: for who may see what they take part in."""
    rows = UnitDetails.objects.open().filter(unit_id__in={one for one in unit_ids if one})
    return dict(rows.values_list("unit_id", "name"))


def names_of_people(person_ids: Iterable[int | None]) -> dict[int, str]:
    """What some people are called, whatever their organisation: for who may see what they take part in."""
    rows = PersonDetails.objects.open().filter(person_id__in={one for one in person_ids if one})
    return {row.person_id: row.name for row in rows}


def name_of(person_id: int) -> str:
    """What a person is called; empty where nothing is known of them any more."""
    details = PersonDetails.objects.open().filter(person_id=person_id).first()
    return details.name if details else ""


def addresses(person_ids: Collection[int]) -> dict[int, str]:
    """The e-mail addresses of some persons; those without are left out."""
    rows = PersonDetails.objects.open().filter(person_id__in=person_ids).exclude(email="")
    return dict(rows.values_list("person_id", "email"))
