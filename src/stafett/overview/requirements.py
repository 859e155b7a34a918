"""What somebody must hold themselves, counted; line by line it stands on their own page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.people.actor import Actor
from stafett.recipes.week import Asked, Group, Line
from stafett.standings import queries as standings
from stafett.status import Colour


def owed(actor: Actor, asked: Asked) -> Iterator[Line]:
    """What is missing or has expired, and what turns red before the week is over; not what waits for others."""
    if actor.person_id is None:
        return
    known = standings.person_lines(actor, actor.person_id, on=asked.today)
    mine = [line for line in known if not line.is_waiting]
    kind, link = _("competence"), reverse("me:me")
    if red := sum(line.colour == Colour.RED for line in mine):
        said = ngettext(
            "%(number)s requirement is missing or has expired",
            "%(number)s requirements are missing or have expired",
            red,
        )
        yield Line(group=Group.OWE, kind=kind, what=said % {"number": red}, link=link)
    last_days = [line.last_day for line in mine if line.last_day and line.colour != Colour.RED]
    if soon := [day for day in last_days if asked.today <= day <= asked.last]:
        number = len(soon)
        said = ngettext("%(number)s requirement turns red", "%(number)s requirements turn red", number)
        yield Line(group=Group.OWE, kind=kind, what=said % {"number": number}, link=link, on=min(soon))
