"""Work shadowing across the demo's organisations: a stay under way, one that is over with its story, one that waits for
its host, one that waits for a host outside, one in line for a place, and a unit that asks for a guest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from stafett.arenas import queries as arenas
from stafett.lib.clock import OSLO
from stafett.matters.models import Breadth
from stafett.people.actor import Actor
from stafett.people.guests.rules import Asked
from stafett.people.models import Employment, Unit
from stafett.recipes.placement.days.rules import Pattern
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.models import Kind, Offer, Stay, TermsVersion
from stafett.recipes.placement.offers import actions as offers
from stafett.recipes.placement.offers.actions import Written
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.outside.actions import There
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stays import queries as who_goes
from stafett.recipes.placement.stories import actions as stories
from stafett.recipes.placement.stories.actions import Told as Story
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms.wording import Wording
from stafett.recipes.placement.workflow import Who

from .stays import Parts, conclude, happen

type Cast = Callable[[str, str, date], Actor | None]
"""Who plays a part in an organisation, by its key, on a day."""

WEEKS = timedelta(weeks=1)
TWELVE_WEEKS = 12 * WEEKS - timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """What a stay is about."""

    title: str
    learns: str
    question: str
    goals: tuple[str, ...]


NIGHTS = Told(
    "En uke i døgnvakten",
    "Slik tar vi imot meldinger hele døgnet, og slik avgjør vi hva som haster.",
    "Vi melder mye til dere om natten. Kan jeg sitte hos dere noen dager og se hva som skjer?",
    (
        "Forstå hva som skjer med en melding",
        "Kartlegge hva vi trenger fra 16 til 08",
        "Finne to felles løsninger",
    ),
)
REHAB = Told(
    "Gastrokirurgi sett fra kommunen",
    "Hva som skjer før og etter en tarmoperasjon, og hva kommunen trenger å vite.",
    "Kan eg få vere med dykk nokre dagar?",
    ("Sjå eit forløp frå byrjing til slutt", "Gjere utskrivinga tryggare"),
)
BEDSIDE = Told(
    "Bak skjermen på sengeposten",
    "Hvordan systemene brukes når det haster.",
    "Jeg drifter systemene dere bruker, og har aldri sett dem i bruk.",
    ("Se hvordan systemene brukes", "Finne tre ting vi kan gjøre enklere"),
)
OUTSIDE = Told(
    "Palliasjon på sjukeheimen",
    "",
    "Eg vil gjerne sjå korleis de lindrar om natta, når det ikkje er lege i huset.",
    ("Sjå korleis de planlegg ei natt", "Lære kva de ringjer lege om"),
)
EVENINGS = Told(
    "Kveldsvakt i heimetenesta",
    "Korleis vi prioriterer når alle ringjer samstundes.",
    "Vi skriver folk ut til dere hver ettermiddag. Kan en av oss bli med en kveld?",
    ("Se hva som møter dem vi skriver ut", "Skrive korte råd til oss selv"),
)
NEIGHBOURS = "Fjordly sjukeheim"
THEIR_LEADER = Asked(
    name="Gunnhild Fjord", email="gunnhild.fjord@fjordly.example.test", works_at=NEIGHBOURS, language="nn"
)
STORY = Story(
    title="Tolv veker på gastrokirurgisk",
    text="Eg trudde utskrivinga byrja den siste dagen. Ho byrjar den første. No ringjer vi kvarandre dagen etter "
    "operasjonen, og pasienten kjem heim til eit lag som veit kva som ventar.",
    breadth=Breadth.EVERYBODY,
    invitation="Kom og ver med oss ein dag i heimetenesta. Skriv nokre ord, så finn vi ein dag.",
)
WORDING = Wording(
    goals=(),
    tasks="Omtrent de samme som hjemme, men hos verten.",
    limits="Gjør ikke noe alene som krever opplæring hos verten.",
    payer="Hver arbeidsgiver dekker sitt.",
    employer="Hospitantens egen arbeidsgiver.",
    insurance="Hospitantens egen arbeidsgiver, også på reise.",
    confidentiality="Samme taushetsplikt som de som arbeider hos verten.",
    absence="Hospitanten ringer både verten og egen leder.",
)


def plan(cast: Cast, *, on: date) -> None:
    """What stands there when the demo opens; nothing for organisations that are not there."""
    _run(cast, "VIKT", "NUS", NIGHTS, on=on)
    _end(cast, "NUS", "EIK", REHAB, on=on)
    _wait(cast, "NUS", "VIKT", BEDSIDE, on=on)
    _line_up(cast, "EIK", "NUS", EVENINGS, on=on)
    _there(cast, "EIK", OUTSIDE, on=on)
    _request(cast, "EIK", on=on)


def _run(cast: Cast, host: str, home: str, told: Told, *, on: date) -> None:
    """A stay under way for eight weeks of twelve."""
    since = on - 8 * WEEKS
    parts = _parts(cast, host, home, since)
    if parts is not None:
        stay, agreed = _agreed(parts, told, since=since)
        happen(stay, agreed, parts, told.goals[1], since=since, on=on)


def _agreed(parts: Parts, told: Told, *, since: date) -> tuple[Stay, TermsVersion]:
    """A stay all three said yes to on its first day, two days a week for twelve weeks."""
    stay = _applied(_offer(parts.host, told, Kind.OFFER, since), parts, told, since=since)
    stays.accept(stay, by=parts.host, at=_noon(since))
    wording = Wording(**vars(WORDING) | {"goals": told.goals})
    two = Pattern(weekdays=frozenset({2, 4}), starts=time(8), ends=time(15, 30))
    last = since + TWELVE_WEEKS
    version = terms.propose(stay, wording, two, since, last, seen=None, by=parts.host, on=since)
    for role, by in ((Who.GUEST, parts.guest), (Who.HOME, parts.home), (Who.HOST, parts.host)):
        terms.answer(stay, version, role, by=by, on=since)
    terms.aim(stay, told.goals[0], by=parts.guest, on=since)
    return stay, version


def _end(cast: Cast, host: str, home: str, told: Told, *, on: date) -> None:
    """A stay that was over some weeks ago."""
    since = on - 16 * WEEKS
    last = since + TWELVE_WEEKS
    parts = _parts(cast, host, home, last)
    if parts is not None:
        stay, _version = _agreed(parts, told, since=since)
        ends.finish(stay, by=parts.guest, on=last, at=_noon(last))
        conclude(stay, parts, on=last)
        stories.tell(stay, STORY, by=parts.guest, on=last)


def _line_up(cast: Cast, host: str, home: str, told: Told, *, on: date) -> None:
    """One place a month, and two of the same unit who want it: the second waits in line."""
    leader, there = cast(home, "leader_green", on), cast(host, "leader_green", on)
    if leader is None or there is None:
        return
    offer, first = _offer(there, told, Kind.OFFER, on, per_month=1), on + 4 * WEEKS
    goers = (
        who_goes.guests(leader, on=on).exclude(person_id=leader.person_id).values_list("person_id", "unit_id")
    )
    for guest in goers[:2]:
        stay = stays.begin(offer, guest, told.question, by=leader, on=on, at=_noon(on))
        stays.apply(stay, told.goals, first, first + WEEKS, by=leader, on=on, at=_noon(on))
        stays.accept(stay, by=there, at=_noon(on))


def _wait(cast: Cast, host: str, home: str, told: Told, *, on: date) -> None:
    """A stay that waits for the host's word."""
    parts = _parts(cast, host, home, on)
    if parts is not None:
        _applied(_offer(parts.host, told, Kind.OFFER, on), parts, told, since=on)


def _there(cast: Cast, home: str, told: Told, *, on: date) -> None:
    """The guest's leader has applied to a host outside, who has a link to answer with."""
    since = on - WEEKS
    guest, leader = cast(home, "employee", since), cast(home, "leader_red", since)
    if guest is None or leader is None:
        return
    job = Employment.objects.open().filter(person_id=guest.person_id)[0]
    there, known = There(host=NEIGHBOURS, title=told.title), (job.person_id, job.unit_id)
    stay = outside.begin_there(there, known, told.question, by=guest, on=since, at=_noon(since))
    first = on + 6 * WEEKS
    stays.apply(stay, told.goals, first, first + 2 * WEEKS, by=leader, on=since, at=_noon(since))
    outside.invite(stay, THEIR_LEADER, expires_on=on + 30 * WEEKS, by=leader, on=since)


def _request(cast: Cast, host: str, *, on: date) -> None:
    by = cast(host, "leader_green", on)
    if by is not None:
        _offer(
            by,
            Told("Kom og lær oss om sår", "Vi har fleire med vanskelege sår enn før.", "", ()),
            Kind.REQUEST,
            on,
        )


def _parts(cast: Cast, host: str, home: str, on: date) -> Parts | None:
    """The employee goes; their leader is the one whose unit is in the red; the host's leads one that is."""
    guest, leader, host_leader = (
        cast(home, "employee", on),
        cast(home, "leader_red", on),
        cast(host, "leader_red", on),
    )
    if guest is None or leader is None or host_leader is None:
        return None
    job = Employment.objects.open().select_related("unit").filter(person_id=guest.person_id)[0]
    return Parts(guest, leader, host_leader, job.unit, Unit.objects.get(pk=min(arenas.leads(host_leader))))


def _applied(offer: Offer, parts: Parts, told: Told, *, since: date) -> Stay:
    guest = (parts.guest.person_id or 0, parts.home_unit.pk)
    stay = stays.begin(offer, guest, told.question, by=parts.guest, on=since, at=_noon(since))
    last = since + TWELVE_WEEKS
    stays.apply(stay, told.goals, since, last, by=parts.home, on=since, at=_noon(since))
    return stay


def _offer(by: Actor, told: Told, kind: Kind, on: date, *, per_month: int = 2) -> Offer:
    written = Written(
        title=told.title,
        unit_id=min(arenas.leads(by)),
        learns=told.learns,
        contact_id=by.person_id or 0,
        per_month=per_month,
        open_to="installation",
    )
    return offers.publish(kind, written, by=by, on=on)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), OSLO)
