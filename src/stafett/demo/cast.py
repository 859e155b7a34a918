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


@dataclass(frozen=True)
class Part:
    """A part one can play: the heading it stands under, and a sentence about what is special."""

    role: Promise
    hint: Promise
    choose: Callable[[Organisation], Worker | None]


def _leader_of(state: str) -> Callable[[Organisation], Worker | None]:
    def choose(made: Organisation) -> Worker | None:
        places = made.blueprint.workplaces.values()
        units = [place.id for place in places if place.state == state and place.crew]
        return made.staff.leaders[units[0]] if units else None

    return choose


def _leader_above(made: Organisation) -> Worker:
    troubled = next(place for place in made.blueprint.workplaces.values() if place.state == "trouble")
    path = made.blueprint.above(troubled.id)
    return made.staff.leaders[path[-2] if len(path) > 2 else path[-1]]


def _top_leader(made: Organisation) -> Worker:
    return made.staff.leaders[made.blueprint.root_id]


def _tagged(tag: str) -> Callable[[Organisation], Worker | None]:
    def choose(made: Organisation) -> Worker | None:
        found = (life for life in made.lives if any(mark.split(":")[0] == tag for mark in life.worker.tags))
        return next((life.worker for life in found), None)

    return choose


def _temp(made: Organisation) -> Worker | None:
    temps = [life.worker for life in made.lives if "temp" in life.worker.tags]
    here = [temp for temp in temps if any(job.holds(made.staff.on) for job in temp.jobs)]
    return next(iter(here or temps), None)


def _away(made: Organisation) -> Worker | None:
    return next((life.worker for life in made.lives if life.worker.away(made.staff.on)), None)


def _employee(made: Organisation) -> Worker:
    """Somebody in the troubled unit with a bit of everything."""

    def variety(life: Life) -> tuple[int, int]:
        reds, yellows = life.count(*RED), life.count(*YELLOW)
        return min(reds, 2), min(yellows, 3)

    unit = _leader_of("trouble")(made)
    crew = made.staff.crews[unit.jobs[0].unit_id] if unit else []
    here = [
        life
        for life in made.lives
        if life.worker in crew and not life.worker.leaves and life.worker.tags == {"settled"}
    ]
    return max(here, key=variety).worker


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
        lambda made: personal_worker(made.staff),
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
        worker = part.choose(made)
        if worker is not None and worker.id not in taken:
            taken.add(worker.id)
            yield key, worker
