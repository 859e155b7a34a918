"""Whose exemptions and leave a page is about, and whether the reader may enter any."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.lib.verdict import Verdict
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.leaves import queries as leaves
from stafett.people.leaves import rules as leave_rules
from stafett.people.models import PersonDetails
from stafett.people.tree import tree
from stafett.plans.exemptions import rules
from stafett.web.access import actor_of
from stafett.web.people.detail import jobs, way_down


def may_exempt(actor: Actor, person_id: int, *, on: date) -> Verdict:
    """Whether the actor may exempt the person from anything."""
    deciding = independence.deciding(actor, [person_id], on=on)
    return rules.can_give(deciding, person_id, works_in=leaves.works_in(person_id, on=on))


def may_enter_leave(actor: Actor, person_id: int, *, on: date) -> Verdict:
    """Whether the actor may enter leave for the person."""
    deciding = independence.deciding(actor, [person_id], on=on)
    return leave_rules.can_enter(deciding, person_id, works_in=leaves.works_in(person_id, on=on))


def about(request: HttpRequest, person: PersonDetails, here: str = "") -> dict[str, Any]:
    """What every page here shows of the person: the name, and the way down to it."""
    actor, today = actor_of(request), clock.today()
    units = tree(person.organisation_id, on=today)
    working = jobs(actor, person.person_id, units, on=today)
    *above, last = way_down(actor, person, working, units, on=today)
    last = last | {"url": reverse("people:detail", args=[person.person_id])}
    pages = [{"name": _("Exemptions and leave"), "url": reverse("excuses:person", args=[person.person_id])}]
    pages += [{"name": here, "url": ""}] if here else []
    return {"person": person, "crumbs": [*above, last, *pages], "today": today}
