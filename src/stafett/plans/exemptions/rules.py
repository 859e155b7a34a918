"""May this exemption be given or ended, and does it make sense? Pure: judges what it is given."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.appointments.independence import Deciding
from stafett.people.roles import Power
from stafett.plans.models import Exemption, Grounds

WITHOUT_END = (Grounds.TAKEN_OUT, Grounds.OTHER_WORK)
"""Grounds that last until somebody says otherwise; the others pass."""
LONGEST = timedelta(days=5 * 366)


def can_give(deciding: Deciding, person_id: int, *, works_in: Collection[int]) -> Verdict:
    """Exemptions are given, ended and taken back by who may excuse in a unit the person `works_in`. Never for
    oneself, nor through another record of the same human being (K9), nor for who chose one to stand in (K8)."""
    return deciding.may(
        person_id,
        lambda actor: any(actor.may(Power.EXCUSE, unit) for unit in works_in),
        oneself=_("You cannot exempt yourself. Your leader or the HR adviser does it."),
        others=_("Exemptions are given by the person's leader, the leader's deputy or an HR adviser."),
    )


def fits(
    starts_on: date, ends_on: date | None, grounds: str, *, on: date, others: Iterable[Exemption] = ()
) -> Verdict:
    """It begins today or later, ends (only some grounds last on), and `others` from the same do not overlap."""
    if grounds not in Grounds.values:
        return Verdict(_("Choose the grounds from the list."))
    if starts_on < on:
        return Verdict(_("The first day must be today or later: what was asked before, was asked."))
    if ends_on is None:
        if grounds not in WITHOUT_END:
            return Verdict(_("Choose the last day. These grounds do not last for ever."))
    elif ends_on < starts_on:
        return Verdict(_("The last day must be the first day or later."))
    if max(starts_on, ends_on or starts_on) - on > LONGEST:
        return Verdict(_("The days must be within five years. It can be given again then."))
    return _apart(starts_on, ends_on, others)


def _apart(starts_on: date, ends_on: date | None, others: Iterable[Exemption]) -> Verdict:
    for other in others:
        if (other.ends_on is None or starts_on <= other.ends_on) and (
            ends_on is None or ends_on >= other.starts_on
        ):
            return Verdict(_already(other))
    return ALLOWED


def _already(other: Exemption) -> str:
    said = {"first": date_format(other.starts_on, "DATE_FORMAT")}
    if other.ends_on is None:
        text = _(
            "This is exempt already from %(first)s until further notice. End that first, or choose other days."
        )
        return text % said
    text = _("This is exempt already from %(first)s through %(last)s. End that first, or choose other days.")
    return text % (said | {"last": date_format(other.ends_on, "DATE_FORMAT")})


def can_end(exemption: Exemption, asked_again_on: date, *, on: date) -> Verdict:
    """It is asked for again from today or later, after the first day and before it would be anyway."""
    if exemption.ends_on is not None and exemption.ends_on < on:
        return Verdict(_("This has ended already."))
    if asked_again_on < on:
        return Verdict(_("The day must be today or later: what was exempt before, was exempt."))
    if asked_again_on <= exemption.starts_on:
        return Verdict(
            _("The day must be after the first day of the exemption. If it never should be, take it back.")
        )
    if exemption.ends_on is not None and asked_again_on > exemption.ends_on:
        return Verdict(_("It ends before that day already. Give another one for more days."))
    return ALLOWED
