"""Whom one can be in the demo: a dozen people of each organisation, chosen for what they let one see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .asked import personal_worker
from .facts import Organisation
from .moods import Outcome
from .shown import Life
from .staff import Worker

RED = (Outcome.EXPIRED, Outcome.MISSING)
YELLOW = (Outcome.EXPIRING, Outcome.AWAITING, Outcome.DUE)

Choice = Callable[[Organisation], list[Worker]]
"""Who could play a part, the best first."""


@dataclass(frozen=True)
class Part:
    """A part one can play: the heading it stands under, and a sentence about what is special."""

    role: Promise
    hint: Promise
    choose: Choice


def _leader_of(state: str) -> Choice:
    def choose(made: Organisation) -> list[Worker]:
        places = made.blueprint.workplaces.values()
        return [made.staff.leaders[place.id] for place in places if place.state == state and place.crew]

    return choose


def _leader_above(made: Organisation) -> list[Worker]:
    troubled = next(place for place in made.blueprint.workplaces.values() if place.state == "trouble")
    return [made.staff.leaders[unit] for unit in reversed(made.blueprint.above(troubled.id)[:-1])]


def _top_leader(made: Organisation) -> list[Worker]:
    return [made.staff.leaders[made.blueprint.root_id]]


def _tagged(tag: str) -> Choice:
    """Those with a tag, first whom most is asked of."""

    def choose(made: Organisation) -> list[Worker]:
        found = [life for life in made.lives if any(own.split(":")[0] == tag for own in life.worker.tags)]
        return [life.worker for life in sorted(found, key=lambda life: -len(life.faring))]

    return choose


def _temp(made: Organisation) -> list[Worker]:
    temps = _tagged("temp")(made)
    return sorted(temps, key=lambda temp: not any(job.holds(made.staff.on) for job in temp.jobs))


def _away(made: Organisation) -> list[Worker]:
    away = [life for life in made.lives if life.worker.away(made.staff.on)]
    return [life.worker for life in sorted(away, key=lambda life: -len(life.faring))]


def _personal(made: Organisation) -> list[Worker]:
    return [personal_worker(made.staff)]


def _employee(made: Organisation) -> list[Worker]:
    """Those of the troubled unit, first who has a bit of everything."""

    def variety(life: Life) -> tuple[int, int]:
        return min(life.count(*RED), 2), min(life.count(*YELLOW), 3)

    unit = _leader_of("trouble")(made)[0].jobs[0].unit_id
    crew = [life for life in made.lives if life.worker in made.staff.crews[unit]]
    plain = [life for life in crew if life.worker.tags == {"settled"} and not life.worker.leaves]
    return [life.worker for life in sorted(plain, key=variety, reverse=True)]


LEADERS, DEPUTIES = _("Leaders"), _("Deputies")
LEADS, OFFICES = _("Professional leads"), _("HR, audit and administration")
EMPLOYEES = _("Employees")

PARTS: dict[str, Part] = {
    "leader_red": Part(
        LEADERS, _("Much is red in this unit, and claims are waiting."), _leader_of("trouble")
    ),
    "leader_green": Part(LEADERS, _("Everything is in order in this unit."), _leader_of("green")),
    "leader_above": Part(LEADERS, _("Leads several units and sees them side by side."), _leader_above),
    "leader_top": Part(LEADERS, _("Leads the whole organisation."), _top_leader),
    "deputy": Part(DEPUTIES, _("Stands in for a leader and approves in their place."), _tagged("deputy")),
    "professional_lead": Part(
        LEADS, _("Sees whom the plans reach and how far people have come."), _tagged("professional_lead")
    ),
    "hr_adviser": Part(OFFICES, _("HR adviser: brings in facts, takes out figures."), _tagged("hr_adviser")),
    "auditor": Part(OFFICES, _("Auditor: reads everything and changes nothing."), _tagged("auditor")),
    "administrator": Part(
        OFFICES,
        _("Administrator: invites people and reads the log, but sees no one's colours."),
        _tagged("administrator"),
    ),
    "employee": Part(EMPLOYEES, _("Has something red, something yellow and much that is green."), _employee),
    "personal": Part(
        EMPLOYEES,
        _("Has a plan of their own beside the common ones."),
        _personal,
    ),
    "newcomer": Part(EMPLOYEES, _("Is new here: the first deadlines are close."), _tagged("newcomer")),
    "coming": Part(
        EMPLOYEES, _("Starts within three months and sees what is needed first."), _tagged("coming")
    ),
    "temp": Part(EMPLOYEES, _("Comes and goes, and does not start afresh each time."), _temp),
    "away": Part(EMPLOYEES, _("Is on leave: nothing is asked, and coming back is fair."), _away),
    "twice": Part(
        EMPLOYEES, _("Works in two organisations: one log-in, two closed worlds."), _tagged("twice")
    ),
}
"""In the order of the log-in page."""


def cast(made: Organisation) -> Iterator[tuple[str, Worker]]:
    """Who plays which part in an organisation; nobody plays two."""
    taken: set[str] = set()
    for key, part in PARTS.items():
        worker = next((found for found in part.choose(made) if found.id not in taken), None)
        if worker is not None:
            taken.add(worker.id)
            yield key, worker
