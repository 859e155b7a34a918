"""What waits for somebody, as tabs: to approve, to sign."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records import queries as records

APPROVE, SIGN = "claims:waiting", "claims:signing"


def approves(actor: Actor) -> bool:
    """Whether claims may wait for somebody to approve them."""
    return records.may_be_asked(actor, on=clock.today())


def back(actor: Actor) -> str:
    """Where somebody goes from a claim: to what else they approve, or else sign."""
    return APPROVE if approves(actor) else SIGN


def tabs(actor: Actor, here: str, **counts: int) -> list[dict[str, Any]]:
    """The tabs somebody has, with how many wait where that is known; none where there is one."""
    shown = [
        (APPROVE, _("To approve"), approves(actor)),
        (SIGN, _("To sign"), actor.may_somewhere(Power.SIGN)),
    ]
    found = [
        {"label": label, "url": reverse(name), "here": name == here, "count": counts.get(name)}
        for name, label, is_shown in shown
        if is_shown
    ]
    return found if len(found) > 1 else []
