"""Writing agreements, in the change a recipe has opened: propose terms, answer them."""

from collections.abc import Sequence
from datetime import date

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Agreement, Arena, Consent, TermsVersion
from stafett.arenas.seats.actions import Holder
from stafett.audit.actions import Change
from stafett.lib.verdict import require

from . import queries, rules


class Stale(Exception):
    """The terms have changed since: `yours` is the version that was answered, `current` the one that stands."""

    def __init__(self, yours: TermsVersion, current: TermsVersion) -> None:
        super().__init__()
        self.yours, self.current = yours, current


def begin(
    arena: Arena,
    roles: Sequence[str],
    *,
    effective_from: date,
    effective_to: date | None = None,
    change: Change,
) -> TermsVersion:
    """The first version of an agreement. Raises ArenaError."""
    agreement = Agreement.objects.create(organisation_id=arena.organisation_id, arena=arena)
    return _version(agreement, 1, roles, effective_from, effective_to, change)


def propose(
    seen: TermsVersion,
    roles: Sequence[str],
    *,
    effective_from: date,
    effective_to: date | None = None,
    change: Change,
) -> TermsVersion:
    """Other terms than the version that was `seen`: the next one, which nobody has consented to yet. What all
    consented to before is in force until it is too. Raises ArenaError or Stale."""
    _is_current(seen)
    return _version(seen.agreement, seen.number + 1, roles, effective_from, effective_to, change)


def _version(
    agreement: Agreement,
    number: int,
    roles: Sequence[str],
    effective_from: date,
    effective_to: date | None,
    change: Change,
) -> TermsVersion:
    require(rules.fits(roles, effective_from, effective_to), ArenaError)
    return TermsVersion.objects.create(
        organisation_id=agreement.organisation_id,
        agreement=agreement,
        number=number,
        roles=list(roles),
        effective_from=effective_from,
        effective_to=effective_to,
        opened=change.position,
    )


def answer(
    version: TermsVersion,
    role: str,
    holder: Holder,
    *,
    label: str,
    is_given: bool = True,
    grounds: str = "",
    change: Change,
    on: date,
) -> Consent:
    """Yes or no to a version, in a role, by somebody (`label`: by name). Who said so already says it again.

    Raises Stale where the terms have changed since, and then nothing is written; ArenaError for a no without why.
    """
    _is_current(version)
    require(rules.can_answer(version, role, is_given=is_given, grounds=grounds), ArenaError)
    rows.close(list(queries.answers(version).filter(role=role)), change.position)
    said = {"is_given": is_given, "grounds": grounds.strip(), "answered_on": on, "by": label}
    who = {"person_id": holder.person_id, "guest_id": holder.guest_id}
    new = {"organisation_id": version.organisation_id, "opened": change.position}
    return Consent.objects.create(version=version, role=role, **said, **who, **new)


def _is_current(version: TermsVersion) -> None:
    current = queries.latest(version.agreement)
    if current.number != version.number:
        raise Stale(version, current)
