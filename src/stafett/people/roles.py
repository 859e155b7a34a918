"""Who may do what: the whole table, readable by administrators (the page and the docs are generated from it).

A role is held over a unit and everything below it in today's tree, from a day to a day.
Being an employee is no role: everybody sees their own page, plans and competences of their organisation.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import RoleCode


class Power(StrEnum):
    """What a role lets its holder do within its units."""

    SEE = "see"
    APPROVE = "approve"
    SIGN = "sign"
    AUTHOR = "author"
    EXCUSE = "excuse"
    APPOINT = "appoint"
    EXPORT = "export"
    IMPORT = "import"
    LOG = "log"
    INVITE = "invite"


POWERS: dict[Power, Promise] = {
    Power.SEE: _("see the people and their colours, and the figures of the units"),
    Power.APPROVE: _("approve or return what people claim"),
    Power.SIGN: _("sign what they have seen people do"),
    Power.AUTHOR: _("write plans, assign them, and keep the catalogue of competences"),
    Power.EXCUSE: _("enter leaves, and exemptions from what a plan asks"),
    Power.APPOINT: _("choose deputies, delegates and assessors, from a day to a day"),
    Power.EXPORT: _("take out what is shown as CSV or Excel"),
    Power.IMPORT: _("bring in fact files for the organisation"),
    Power.LOG: _("read the log"),
    Power.INVITE: _("invite people to log in"),
}


@dataclass(frozen=True)
class RoleDescription:
    """A role as administrators read it."""

    description: Promise
    powers: frozenset[Power]


LEADING = frozenset({
    Power.SEE, Power.APPROVE, Power.SIGN, Power.AUTHOR, Power.EXCUSE, Power.APPOINT, Power.EXPORT,
})  # fmt: skip

ROLES: dict[RoleCode, RoleDescription] = {
    RoleCode.LEADER: RoleDescription(
        _("Leads a unit: follows the colours, approves competence and answers for both."),
        LEADING,
    ),
    RoleCode.DEPUTY: RoleDescription(
        _("Stands in for the leader for some days, with all the leader may do."),
        LEADING,
    ),
    RoleCode.DELEGATE: RoleDescription(
        _("Approves in a unit for some days, on behalf of its leader, and nothing more."),
        frozenset({Power.SEE, Power.APPROVE}),
    ),
    RoleCode.ASSESSOR: RoleDescription(
        _("Signs what they have seen people in the unit do; somebody else approves it."),
        frozenset({Power.SIGN}),
    ),
    RoleCode.PROFESSIONAL_LEAD: RoleDescription(
        _("Owns content: sees whom the plans hit and how far people have come."),
        frozenset({Power.SEE, Power.SIGN, Power.AUTHOR}),
    ),
    RoleCode.HR_ADVISER: RoleDescription(
        _("Keeps facts and central plans right, and answers for the figures."),
        frozenset(
            {
                Power.SEE,
                Power.EXPORT,
                Power.IMPORT,
                Power.LOG,
                Power.AUTHOR,
                Power.EXCUSE,
            }
        ),
    ),
    RoleCode.AUDITOR: RoleDescription(
        _("Looks after: reads colours, figures and the log, and changes nothing."),
        frozenset({Power.SEE, Power.EXPORT, Power.LOG}),
    ),
    RoleCode.ADMINISTRATOR: RoleDescription(
        _("Runs the organisation's use of Stafett: invites, imports and the log, but no one's colours."),
        frozenset({Power.IMPORT, Power.LOG, Power.INVITE}),
    ),
}
