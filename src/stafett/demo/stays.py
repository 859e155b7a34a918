"""What happens during the demo's stays and after them: a purpose that changed, what was found at both workplaces, a
visit back, more weeks that wait for a yes, and what each says in the end."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from stafett.matters import actions as matters
from stafett.matters import queries as raised
from stafett.matters.models import Matter, Meaning
from stafett.matters.rules import Answer
from stafett.people.actor import Actor
from stafett.people.models import Unit
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.found import actions as found
from stafett.recipes.placement.found.actions import Found
from stafett.recipes.placement.models import Stay, TermsVersion
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.visits.actions import Planned
from stafett.recipes.placement.workflow import Who
from stafett.records.models import CompetenceDetails

from .calendar import working_day

WEEK = timedelta(weeks=1)
COUNTS_AS = "DOK-03"
"""What the finished stay counts as at home, by its code in the demo's catalogue."""


@dataclass(frozen=True)
class Parts:
    """Those in a stay, and the units they are of."""

    guest: Actor
    home: Actor
    host: Actor
    home_unit: Unit
    host_unit: Unit


def happen(stay: Stay, agreed: TermsVersion, parts: Parts, purpose: str, *, since: date, on: date) -> None:
    """What has come of a stay that is not over yet."""
    terms.aim(stay, purpose, grounds="Det er om natten det butter.", by=parts.guest, on=since + 4 * WEEK)
    need = Found(
        kind="need_out_of_hours",
        title="Noen å ringe når systemene står om natten",
        text="Etter klokken 16 vet ingen hos oss hvem som kan avgjøre noe.",
        unit_id=parts.home_unit.pk,
    )
    _answer(found.note(stay, need, by=parts.guest, on=since + 3 * WEEK), parts.home, on=since + 5 * WEEK)
    insight = Found(
        kind="insight",
        title="Fem av ti meldinger kommer to ganger",
        text="Vi melder på nytt fordi vi ikke ser at dere har sett den første.",
        unit_id=parts.host_unit.pk,
    )
    found.note(stay, insight, by=parts.guest, on=since + 6 * WEEK)
    theirs = Found(
        kind="insight",
        title="De vet ikke hva vi ser på skjermen",
        text="Vi ber om et nummer som ikke står der de leter.",
        unit_id=parts.host_unit.pk,
    )
    found.note(stay, theirs, by=parts.host, on=since + 6 * WEEK)
    back = Planned(
        title="Døgnvakten besøker sengeposten",
        day=working_day(on + WEEK),
        starts=time(9),
        ends=time(12),
        place="Vaktrommet",
        people=3,
    )
    visits.plan(stay, back, by=parts.host, on=on - timedelta(days=3))
    _ask_for_more(stay, agreed, parts, on=on - timedelta(days=2))


def _ask_for_more(stay: Stay, agreed: TermsVersion, parts: Parts, *, on: date) -> None:
    """Four more weeks: the guest and the host have said yes, and the guest's leader is asked."""
    last = (agreed.effective_to or on) + 4 * WEEK
    more = terms.extend(
        stay, last, seen=agreed, grounds="Vi er midt i de to løsningene.", by=parts.guest, on=on
    )
    for role, by in ((Who.GUEST, parts.guest), (Who.HOST, parts.host)):
        terms.answer(stay, more, role, by=by, on=on)


def conclude(stay: Stay, parts: Parts, *, on: date) -> None:
    """What both say when it is over, where they differ, and that it counts at home."""
    learned = Found(
        kind="insight",
        title="Utskrivinga byrjar den første dagen",
        text="Dei planlegg heimreisa før operasjonen. Vi får vite det same dagen.",
        unit_id=parts.home_unit.pk,
    )
    found.note(stay, learned, by=parts.guest, on=on)
    ends.evaluate(
        stay, 4, "Vi forstår hverandre når vi ringer.", "Gjerne to netter også.", by=parts.host, on=on
    )
    theirs = ends.evaluate(
        stay,
        5,
        "Eg veit kven eg skal ringje, og kva dei treng å vite.",
        "Eg fekk ikkje vere med på visitten.",
        by=parts.guest,
        on=on,
    )
    ends.disagree(stay, theirs.pk, "Visitten var åpen hver dag. Vi burde ha sagt det.", by=parts.host, on=on)
    counts = CompetenceDetails.objects.open().get(
        organisation_id=parts.home.organisation_id, competence__key=COUNTS_AS
    )
    ends.count(stay, counts.competence_id, by=parts.home, on=on)


def _answer(matter: Matter, by: Actor, *, on: date) -> None:
    given = Answer(
        meaning=Meaning.ADOPTED,
        answer="Ja. Fra neste måned har én av lederne vakt, og nummeret henger på vaktrommet.",
        due_on=on + timedelta(days=90),
    )
    matters.answer(matter, given, seen=raised.state(matter).pk, by=by, on=on)
