"""What is planned, beside the colour and never instead of it (status.md §5): a place on a course that gives what is
asked; and where there is none, the first course with room."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stafett.people.actor import Actor
from stafett.recipes.course import queries as courses
from stafett.recipes.course import rules
from stafett.recipes.course.queries import Session
from stafett.recipes.course.sign_up import queries as sign_up
from stafett.recipes.course.sign_up.queries import Planned
from stafett.records import equivalences
from stafett.standings import sentences
from stafett.standings.lines import Line
from stafett.status import Colour

from .marks import icon
from .navigation import page_of

URGENT = (Colour.RED, Colour.YELLOW)

type Asked = tuple[tuple[int, ...], int]
"""The competences any of which is enough, and at which level."""


@dataclass(frozen=True)
class Plans:
    """The places some persons have on courses, and what counts for what."""

    places: Mapping[int, list[Planned]] = field(default_factory=dict)
    enough: Mapping[tuple[int, ...], frozenset[int]] = field(default_factory=dict)

    def of(self, person_id: int, competence_ids: tuple[int, ...], level: int) -> Planned | None:
        """The first place somebody has on what gives one of some competences at a level."""
        enough = self.enough.get(competence_ids, frozenset())
        places = self.places.get(person_id, ())
        return next((one for one in places if rules.is_enough(one.given, enough, level)), None)

    def mark(self, person_id: int, competence_ids: tuple[int, ...], level: int) -> SafeString | str:
        """A calendar leaf with the day, leading to it; nothing where nothing is planned."""
        found = self.of(person_id, competence_ids, level)
        if found is None:
            return ""
        said = _("planned %(day)s") % {"day": sentences.day(found.day)}
        where = page_of("courses:session", found.occasion.pk)
        return format_html('<a class="pill" href="{}">{}{}</a>', where, icon("day"), said)


def plans(
    actor: Actor, person_ids: Collection[int], asked: Iterable[tuple[int, ...]], *, at: datetime
) -> Plans:
    """What is planned for some persons of what is asked. Few queries; fewer where nobody has a place."""
    places = sign_up.planned(person_ids, on=at.date())
    if not places:
        return Plans()
    each = equivalences.counting_for_each(actor.organisation_id)
    enough = {
        competences: frozenset[int]().union(*(each(one) for one in competences)) for competences in set(asked)
    }
    return Plans(places, enough)


def of_lines(actor: Actor, lines: Iterable[Line], *, at: datetime) -> Plans:
    """What is planned for the persons of some lines."""
    found = list(lines)
    return plans(actor, {line.person_id for line in found}, {line.competence_ids for line in found}, at=at)


def courses_for(actor: Actor, lines: Iterable[Line], planned: Plans, *, at: datetime) -> dict[Asked, Session]:
    """For what is red or yellow, neither sent nor planned: the first course with room that gives it."""
    wanted = list(
        {
            (line.competence_ids, line.level)
            for line in lines
            if line.colour in URGENT and not line.is_waiting
            if planned.of(line.person_id, line.competence_ids, line.level) is None
        }
    )
    found = courses.next_with_room(actor, wanted, at=at)
    return {asked: one for asked, one in zip(wanted, found, strict=True) if one is not None}


def leads_to(one: Session) -> SafeString:
    """A sentence that there is room, leading to the course."""
    day = sentences.day(one.details.starts_on) if one.details.starts_on else ""
    said = _("There is room on a course on %(day)s.") % {"day": day}
    return format_html('<a href="{}">{}</a>', page_of("courses:session", one.occasion.pk), said)
