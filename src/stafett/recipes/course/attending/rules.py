"""May somebody say who was there, and does it count at once? Pure: judges what it is given."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.models import ArenaDetails
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.recipes.course import rules

NOT_LISTED = gettext_lazy("You are not on the list for this. Tell whoever holds it, and they put you there.")


def can_keep_list(actor: Actor, course: ArenaDetails) -> Verdict:
    """The list is kept by who keeps the course, or by whom its page says one should ask."""
    if course.contact_id is not None and course.contact_id == actor.person_id:
        return ALLOWED
    if rules.can_keep(actor, course.owner_unit_id):
        return ALLOWED
    return Verdict(_("Only those who keep the course, or hold it, can do this."))


def may_decide_about(deciding: Deciding, person_id: int, course: ArenaDetails) -> bool:
    """Who keeps the course approves by the list, but neither themselves nor who chose them to stand in (K8); whom the
    page says to ask only says who was there. What nobody approves so waits for others."""
    keeps = rules.can_keep(deciding.about(person_id), course.owner_unit_id)
    return not deciding.is_oneself(person_id) and bool(keeps)
