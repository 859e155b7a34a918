"""Sessions as pages list them, and what is said when some are called off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext

from stafett.people.actor import Actor
from stafett.recipes.course.queries import Session
from stafett.recipes.course.sign_up import queries as sign_up
from stafett.recipes.course.sign_up.queries import Place
from stafett.records import queries as records


@dataclass(frozen=True)
class Row:
    """A session with the names of what it gives, and the actor's own place at it."""

    session: Session
    gives: tuple[str, ...]
    mine: Place | None

    @property
    def month(self) -> date | None:
        """The first day of its month."""
        day = self.session.details.starts_on
        return day and day.replace(day=1)


def rows(actor: Actor, sessions: Iterable[Session], *, at: datetime) -> list[Row]:
    """Some sessions as the actor sees them. A handful of queries."""
    names = dict(records.competences(actor.organisation_id).values_list("competence_id", "name"))
    mine = {one.occasion.pk: place for one, place in sign_up.mine(actor, at=at)}
    return [
        Row(
            one,
            tuple(names[key] for key in sorted(one.competence_ids) if key in names),
            mine.get(one.occasion.pk),
        )
        for one in sessions
    ]


def called_off(request: HttpRequest, lost: int) -> None:
    """Say how many were on the lists of what was called off."""
    text = ngettext(
        "Called off. %(count)d person was on the list.",
        "Called off. %(count)d people were on the list.",
        lost,
    )
    messages.success(request, text % {"count": lost})
