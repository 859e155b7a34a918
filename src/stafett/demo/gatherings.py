"""A series of gatherings between the small demo's organisations and one outside: last year's, and this year's, which a
storm has moved to next year."""

from datetime import date, datetime, time, timedelta

from django.utils import translation

from stafett.arenas.agenda import queries as points
from stafett.arenas.models import Arena, Group, Occasion, Pool, Slot
from stafett.arenas.occasions.rules import When, Where
from stafett.lib.clock import OSLO
from stafett.matters import actions as matters
from stafett.matters import queries as raised
from stafett.matters.models import Meaning
from stafett.matters.rules import Answer
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Organisation, PersonDetails, Role, RoleCode, UnitDetails
from stafett.recipes.gathering import actions, queries
from stafett.recipes.gathering.actions import Begun, Planned
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.minutes import actions as minutes
from stafett.recipes.gathering.minutes.rules import Line
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.people import actions as coming
from stafett.recipes.gathering.people import queries as who_comes
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.proposals.rules import FIXED_POINT, SHARED_SOLUTION, Proposed
from stafett.recipes.gathering.rules import NOBODY, Who

from . import asking
from .calendar import is_working_day

OUTSIDE = Who(None, "Sørfjord IKT")
FIELDS = ("Drift", "Sikkerhet", "Økonomi og innkjøp")
WEEK = timedelta(weeks=1)
PRACTISED = "Vi har øvd én gang. Neste øvelse er om natten, og alle fire er med."
TUESDAY, THURSDAY = 1, 3


@translation.override("nb")
def gather(organisations: list[Organisation], *, on: date) -> None:
    """The series, kept by the last of the organisations, with the others as members. One alone has nobody to meet.

    What the recipe itself writes (a first agenda, a list for the host) is written as its keeper would read it."""
    if len(organisations) < 2:
        return
    leaders = [_leader(one, on) for one in organisations]
    keeper, others = leaders[-1], leaders[:-1]
    begun = Begun(
        title="Fire virksomheter møtes",
        owner_unit_id=keeper.root_id or 0,
        purpose="Lære av hverandres drift, og finne ut hva vi kan løse sammen.",
    )
    series = actions.begin(begun, by=keeper, on=on - 60 * WEEK)
    for who in (*(Who(one.root_id) for one in others), OUTSIDE):
        actions.add_member(series, who, by=keeper, on=on - 60 * WEEK)
    for member in queries.members(series):
        actions.say_contact(series, member.party, f"post@{member.party.pk}.example.test", by=keeper)
    groups = _last_year(series, keeper, others, on=on)
    _this_year(series, keeper, others, groups, on=on)
    asking.ask(series, keeper=keeper, on=on)


def _leader(organisation: Organisation, on: date) -> Actor:
    """Whoever leads the whole organisation, as pages would know them."""
    root = UnitDetails.objects.open().get(organisation=organisation, parent=None).unit_id
    row = Role.objects.open().filter(role=RoleCode.LEADER, unit_id=root).order_by("pk")[0]
    root_id, reach, held = people.reached([row], organisation.pk, on=on)
    name = PersonDetails.objects.open().get(person_id=row.person_id).name
    return Actor(
        name,
        organisation_id=organisation.pk,
        person_id=row.person_id,
        root_id=root_id,
        reach=reach,
        held=held,
    )


def _on_a(weekday: int, day: date) -> date:
    """That weekday, on the day or soon after it, when people work."""
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while not is_working_day(day):
        day += WEEK
    return day


def _planned(series: Arena, title: str, starts_on: date, place: str, keeper: Actor) -> Occasion:
    when = When(starts_on=starts_on, starts_time=time(10), ends_time=time(16))
    where = Where(place=place, link="https://mote.example.test/samling")
    planned = Planned(title=title, when=when, where=where, places=8)
    return actions.plan(series, planned, by=keeper, on=_half_a_year_before(starts_on)).occasion


def _half_a_year_before(starts_on: date) -> date:
    return starts_on - 26 * WEEK


def _last_year(series: Arena, keeper: Actor, others: list[Actor], *, on: date) -> list[Group]:
    """The gathering that has been; answers with the groups that were made at it, by field."""
    day = _on_a(THURSDAY, on - 40 * WEEK)
    last = _planned(series, f"Samling {day.year}", day, "Fjordhotellet", keeper)
    baton.offer(last, Who(keeper.root_id), by=keeper, on=_half_a_year_before(day))
    first = agenda.add(last, "Omvisning i datahallen", 45, Who(keeper.root_id), by=keeper).slot
    agenda.add_link(first, "Tegninger av datahallen", "https://mote.example.test/datahall", by=keeper)
    groups = [coming.make_group(last, name, by=keeper, on=day).group for name in FIELDS]
    _noted(first, keeper, Who(others[0].root_id), on=day)
    _proposed(last, groups, keeper, others[-1], on=day)
    baton.tell(last, "Begynn etter lunsj, så rekker alle fram samme dag.", by=keeper)
    return groups


def _noted(slot: Slot, keeper: Actor, host: Who, *, on: date) -> None:
    for line in (
        Line(kind="information", text="Ny kjøling er satt i drift."),
        Line(kind="decision", text="Vi deler tegninger og erfaringer fra ombyggingen."),
        Line(kind="action", text="Send avtalen om reservestrøm til de andre.", by=host),
    ):
        minutes.write(slot, line, by=keeper, on=on)


def _proposed(last: Occasion, groups: list[Group], keeper: Actor, other: Actor, *, on: date) -> None:
    """What two of the groups proposed, and what each owner answered."""
    solution = Proposed(
        kind=SHARED_SOLUTION,
        group_id=groups[1].pk,
        title="Felles øvelse i bortfall av nett",
        owner=Who(other.root_id),
        review_on=on + 52 * WEEK,
    )
    meets = Proposed(
        kind=FIXED_POINT,
        group_id=groups[0].pk,
        title="Morgenkaffe for dem som har vakt",
        owner=Who(keeper.root_id),
        review_on=on + 52 * WEEK,
        meets_on=_on_a(TUESDAY, on + 4 * WEEK),
        meets_from=time(8, 30),
        meets_to=time(9),
        link="https://mote.example.test/kaffe",
    )
    one, other_one = (proposals.propose(last, said, by=keeper, on=on).matter for said in (solution, meets))
    yes = Answer(meaning=Meaning.ADOPTED, answer=PRACTISED, due_on=on + 52 * WEEK)
    matters.answer(one, yes, seen=raised.state(one).pk, by=other, on=on + 12 * WEEK)
    proposals.agree(other_one, by=keeper, on=on)


def _this_year(series: Arena, keeper: Actor, others: list[Actor], groups: list[Group], *, on: date) -> None:
    host, day = others[0], _on_a(THURSDAY, on + 8 * WEEK)
    one = _planned(series, f"Samling {day.year}", day, "Kurssenteret", keeper)
    baton.offer(one, Who(host.root_id), by=keeper, on=on - 30 * WEEK)
    baton.accept(one, by=host, on=on - 29 * WEEK)
    _agenda(one, keeper, others)
    _people(one, [keeper, *others], groups, on=on)
    later = When(starts_on=_on_a(THURSDAY, day + 52 * WEEK), starts_time=time(10), ends_time=time(16))
    where = Where(place="Kurssenteret", link="https://mote.example.test/samling")
    actions.set_time(one, later, where, grounds="Storm er meldt, og fergene er innstilt.", by=host, on=on)


def _agenda(one: Occasion, keeper: Actor, others: list[Actor]) -> None:
    """What came with the baton, made this year's own."""
    host, last = others[0], others[-1]
    _welcome, first, second, third, _groups, _end, left_out = _points(one)
    agenda.drop(left_out, by=host)
    agenda.alter(first, "Den nye hverdagen: en diskusjon", 45, NOBODY, by=host)
    agenda.alter(second, "Sikkerhet: det som skjedde i vår", 60, Who(last.root_id), by=host)
    agenda.alter(third, "Planen vår for neste periode", 45, Who(host.root_id), by=host)
    agenda.add_link(third, "Planen, utkast", "https://mote.example.test/plan", by=host)
    for title, who in (("Nytt fra oss", OUTSIDE), ("Slik er vi organisert", Who(keeper.root_id))):
        added = agenda.add(one, title, 30, who, by=host).slot
        agenda.lift(added, by=host)
        agenda.lift(added, by=host)


def _points(one: Occasion) -> list[Slot]:
    """The points of a gathering, in their order."""
    return [row.slot for row in points.slots(one)]


def _people(one: Occasion, leaders: list[Actor], groups: list[Group], *, on: date) -> None:
    at = datetime.combine(on, time(12), OSLO)
    for leader in leaders:
        pool = Pool.objects.get(occasion=one, for_unit_id=leader.root_id)
        known = Role.objects.open().filter(organisation_id=leader.organisation_id, role=RoleCode.LEADER)
        may = who_comes.may_choose(leader, leader.root_id, on=on)
        chosen = [leader.person_id or 0]
        chosen += [row.person_id for row in known.order_by("pk") if row.person_id in may][:4]
        rows = coming.sign_up(one, pool, list(dict.fromkeys(chosen)), by=leader, at=at)
        for number, row in enumerate(rows):
            coming.say_how(row.seat, How.LINK if number == 1 else How.ROOM, by=leader, on=on)
            coming.join_group(groups[number % len(groups)], row.seat, by=leader, on=on)
