"""My lines as my page shows them. Reads the lines; judges nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.people.queries import active
from stafett.people.tree import tree
from stafett.plans.models import PlanVersion
from stafett.records import equivalences, turns
from stafett.records import queries as records
from stafett.records.cases import Case, cases
from stafett.standings.lines import Line
from stafett.status import Colour
from stafett.web.claims.rows import ClaimRow, claim_rows, turn

RETURNED_SHOWN = timedelta(days=60)
"""After so long it is found among all that is registered on me."""
APPROVED_SHOWN = timedelta(days=7)
type Asked = tuple[int, int | None]
"""What tells a person's lines apart: the question, and the unit it is asked for in."""
APPROVED_AT_MOST = 3
"""Good news, briefly: what must be done comes first."""


@dataclass(frozen=True)
class Group:
    """The lines of one colour; what is in order or rests is folded."""

    colour: Colour
    lines: tuple[Line, ...]

    @property
    def is_folded(self) -> bool:
        return self.colour in (Colour.GREEN, Colour.GREY)


@dataclass(frozen=True)
class MyPlan:
    """A plan that asks something of me, with my lines by colour; `ends`: the version that says when it ends and why."""

    id: int
    title: str
    counts: Counter[Colour]
    ends: PlanVersion | None = None


@dataclass(frozen=True)
class Job:
    """Where I work, as what."""

    unit: str
    position: str


def groups(lines: Sequence[Line]) -> list[Group]:
    """Red, yellow, green, grey; those that have lines. Within red and yellow, the earliest deadline first."""
    found = []
    for colour in Colour:
        mine = [line for line in lines if line.colour == colour]
        if mine:
            found.append(Group(colour, tuple(sorted(mine, key=_urgency))))
    return found


def _urgency(line: Line) -> tuple[bool, date, str]:
    """What is mandatory first, then by deadline; what has none comes last."""
    return not line.mandatory, line.red_on or date.max, line.title


def counts(lines: Iterable[Line]) -> Counter[Colour]:
    """How many lines of each colour."""
    return Counter(line.colour for line in lines)


def next_to_turn(lines: Iterable[Line], *, on: date) -> Line | None:
    """The line that is in order and will first ask for something; none where nothing ever will."""
    ahead = [line for line in lines if line.colour == Colour.GREEN and line.yellow_on and line.yellow_on > on]
    return min(ahead, key=lambda line: (line.yellow_on or date.max, line.title), default=None)


def waits(actor: Actor, lines: Iterable[Line], *, on: date) -> dict[Asked, str]:
    """Whose turn it is with what I have handed in, as a sentence for each line that waits."""
    waiting = [line for line in lines if line.is_waiting]
    if not waiting:
        return {}
    handed_in = cases(records.claims(actor), on=on)
    whom = turns.names(handed_in, on=on)
    counting = equivalences.counting_for_each(actor.organisation_id)
    found = {}
    for line in waiting:
        asked = set().union(*(counting(competence) for competence in line.competence_ids))
        about = (case for case in handed_in if case.claim.competence_id in asked and _is_there(case, line))
        first = next(about, None)
        found[line.question, line.unit_id] = (
            turn(first, whom.get(first.claim.pk, ()), first.waited(on)) if first else ""
        )
    return found


def _is_there(case: Case, line: Line) -> bool:
    return line.unit_id is None or case.claim.unit_id == line.unit_id


def returned(actor: Actor, *, on: date) -> list[ClaimRow]:
    """What was sent back to me with grounds lately, and not sent again since."""
    claims = list(records.returned(actor, since=on - RETURNED_SHOWN))
    return claim_rows(claims, on=on) if claims else []


def approved(actor: Actor, *, on: date) -> list[ClaimRow]:
    """What turned out well in the last days, the newest first."""
    found = list(records.approved(actor, since=on - APPROVED_SHOWN)[:APPROVED_AT_MOST])
    return claim_rows(found, on=on) if found else []


def in_several_units(lines: Iterable[Line]) -> bool:
    """Whether it tells anything to say which unit a line is asked for in."""
    return len({source.unit_id for line in lines for source in line.sources}) > 1


def plans(lines: Iterable[Line], ending: Mapping[int, PlanVersion] = MappingProxyType({})) -> list[MyPlan]:
    """The plans that ask something of me, by title. `ending`: those that are to be retired."""
    titles: dict[int, str] = {}
    colours: dict[int, Counter[Colour]] = {}
    for line in lines:
        for plan, title in {(source.plan_id, source.plan) for source in line.sources}:
            titles[plan] = title
            colours.setdefault(plan, Counter())[line.colour] += 1
    found = [MyPlan(plan, title, colours[plan], ending.get(plan)) for plan, title in titles.items()]
    return sorted(found, key=lambda plan: (plan.title, plan.id))


def jobs(actor: Actor, *, on: date) -> list[Job]:
    """Where I work that day."""
    mine = Employment.objects.open().filter(active(on), person_id=actor.person_id).order_by("starts_on", "id")
    working = list(mine.values_list("unit_id", "position"))
    units = tree(actor.organisation_id or 0, on=on).nodes
    return [Job(units[unit].name, position) for unit, position in working]
