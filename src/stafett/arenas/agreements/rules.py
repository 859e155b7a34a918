"""Is a version in force, and may it be answered? Pure: judges what it is given."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _

from stafett.arenas.models import Consent, TermsVersion
from stafett.lib.verdict import ALLOWED, Verdict


def missing(version: TermsVersion, answers: Iterable[Consent]) -> list[str]:
    """The roles that have not consented to this very version, in the order they are named."""
    given = {answer.role for answer in answers if answer.is_given and answer.version_id == version.pk}
    return [role for role in version.roles if role not in given]


def is_agreed(version: TermsVersion, answers: Iterable[Consent]) -> bool:
    """Everybody whose consent is needed has given it."""
    return not missing(version, answers)


def fits(roles: Collection[str], effective_from: date, effective_to: date | None) -> Verdict:
    """Somebody has to consent, each role once, and the days are in order."""
    if not roles or len(set(roles)) < len(roles):
        return Verdict(_("Say who has to agree, each once."))
    if effective_to is not None and effective_to < effective_from:
        return Verdict(_("The last day must be the first day or later."))
    return ALLOWED


def can_answer(version: TermsVersion, role: str, *, is_given: bool, grounds: str) -> Verdict:
    """Answered by whose consent is needed; a no says why."""
    if role not in version.roles:
        return Verdict(_("Your agreement is not asked for here."))
    if not is_given and not grounds.strip():
        return Verdict(_("Write what you do not agree with, so that it can be changed."))
    return ALLOWED
