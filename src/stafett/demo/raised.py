"""What has been raised to a unit of each organisation, in different states: one new, one answered, one passed on."""

from dataclasses import dataclass
from datetime import date, timedelta

from stafett.arenas import queries as arenas
from stafett.matters import actions, queries
from stafett.matters.models import Matter, Meaning
from stafett.matters.rules import Answer, Passing, Raised
from stafett.people.actor import Actor
from stafett.people.models import Organisation, Unit

from .drafts import playing


@dataclass(frozen=True)
class Said:
    """What is raised, each a title and some words; what is answered to the second, and why the third goes on."""

    new: tuple[str, str]
    answered: tuple[str, str]
    answer: str
    passed_on: tuple[str, str]
    why: str


SAID = {
    "NUS": Said(
        new=("Lys i korridoren om natten", "Vi går i mørket mellom rommene etter klokken elleve."),
        answered=("Felles liste over utstyr på lån", "Vi leter etter det samme hver vakt."),
        answer="Ja. Listen henger på vaktrommet fra mandag, og vi ser på den igjen om tre måneder.",
        passed_on=("Kortere vei til røntgen for liggende", "Vi venter på heisen tre ganger på én tur."),
        why="Dette gjelder flere enn oss, og dere har heisen.",
    ),
    "EIK": Said(
        new=("Lading av bilane før kveldsvakta", "To av fire bilar er tomme når vi tek over."),
        answered=("Kven ringjer legen om morgonen?", "Vi ringjer ofte to, eller ingen."),
        answer="Den som har ansvarsvakt, ringjer før klokka ni. Det står i rutinen no.",
        passed_on=("Nøklar til bustadene på tvers av laga", "Vi køyrer omveg for å hente dei."),
        why="Nøklane ligg hos dykk.",
    ),
    "VIKT": Said(
        new=("Én kanal for varsler om natten", "Nå kommer de på telefon, e-post og i tre systemer."),
        answered=("Skriv hva vi gjorde, ikke bare at det virker", "Neste vakt begynner forfra."),
        answer="Enig. Feltet er obligatorisk fra første i neste måned.",
        passed_on=("Reservedeler på to steder", "Alt ligger i hovedbygget, og det tar en time å hente."),
        why="Dere har lageret.",
    ),
}
"""By the organisation's key."""
PROPOSAL, NEED = "proposal", "need"


def put_forward(organisation: Organisation, parts: dict[str, str], *, on: date) -> None:
    """By the employee one can be, to their own leader, who is one too."""
    by, leader, other = (playing(parts, part, on) for part in ("employee", "leader_red", "leader_green"))
    said = SAID.get(organisation.key)
    if by is None or leader is None or other is None or said is None:
        return
    unit_id = min(arenas.leads(leader))
    days_ago = {
        name: on - timedelta(days=count) for name, count in (("new", 2), ("answered", 30), ("passed_on", 12))
    }
    _raised(said.new, NEED, unit_id, by, days_ago["new"])
    answered = _raised(said.answered, PROPOSAL, unit_id, by, days_ago["answered"])
    passed_on = _raised(said.passed_on, NEED, unit_id, by, days_ago["passed_on"])
    _answer(answered, said.answer, leader, on=on - timedelta(days=9))
    to, back_on = Unit.objects.get(pk=min(arenas.leads(other))), on + timedelta(days=11)
    seen = queries.state(passed_on).pk
    known = {"seen": seen, "by": leader, "on": on - timedelta(days=4)}
    actions.pass_on(passed_on, to, Passing(why=said.why, back_on=back_on), **known)


def _raised(said: tuple[str, str], kind: str, unit_id: int, by: Actor, on: date) -> Matter:
    title, text = said
    return actions.raise_(Raised(unit_id=unit_id, kind=kind, title=title, text=text), by=by, on=on)


def _answer(matter: Matter, answer: str, by: Actor, *, on: date) -> None:
    """A yes that is looked at again."""
    given = Answer(meaning=Meaning.ADOPTED, answer=answer, due_on=on + timedelta(days=90))
    actions.answer(matter, given, seen=queries.state(matter).pk, by=by, on=on)
