"""Reading the agreement of a stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from stafett.arenas.agreements import queries as agreements
from stafett.arenas.agreements import rules as agreed
from stafett.arenas.models import Agreement, Consent, Occasion, OccasionDetails, TermsVersion
from stafett.arenas.occasions import queries as occasions
from stafett.recipes.placement.days.rules import Shift, read
from stafett.recipes.placement.models import Ending, Return, Stay, Terms

from .rules import Difference, differences


@dataclass(frozen=True)
class Version:
    """A version of the agreement: what it says, its days, and what each has answered."""

    version: TermsVersion
    terms: Terms
    days: list[Shift]
    answers: list[Consent]

    @property
    def is_agreed(self) -> bool:
        return agreed.is_agreed(self.version, self.answers)

    @property
    def missing(self) -> list[str]:
        """The parts whose consent is still to come."""
        return agreed.missing(self.version, self.answers)

    def answer(self, role: str) -> Consent | None:
        """What somebody in a part answered."""
        return next((one for one in self.answers if one.role == role), None)


def agreement(stay: Stay) -> Agreement | None:
    """The agreement, once somebody has written one."""
    return Agreement.objects.filter(arena=stay.arena_id).first()


def versions(stay: Stay) -> list[Version]:
    """All versions of the agreement, the newest first; none before it is written."""
    found = agreement(stay)
    rows = agreements.versions(found) if found else TermsVersion.objects.none()
    return [_read(row) for row in rows.select_related("placement_terms", "agreement")]


def latest(stay: Stay) -> Version | None:
    """The version to be answered, or that was last."""
    return next(iter(versions(stay)), None)


def unanswered(stays: Iterable[Stay]) -> dict[int, set[str]]:
    """Of some stays, by number, who has not answered the newest version. Those without one are left out, and those
    where somebody said no: there others are to be written first. Two queries."""
    rows = TermsVersion.objects.open().filter(agreement__arena__in=[stay.arena_id for stay in stays])
    newest = {row.agreement.arena_id: row for row in rows.select_related("agreement").order_by("number")}
    answers = list(Consent.objects.open().filter(version__in=newest.values()))
    refused = {answer.version_id for answer in answers if not answer.is_given}
    return {
        arena: set(agreed.missing(row, answers)) for arena, row in newest.items() if row.pk not in refused
    }


def in_force(stay: Stay) -> Version | None:
    """The newest version all have consented to."""
    return next((one for one in versions(stay) if one.is_agreed), None)


def held_before(stay: Stay, said: Version) -> Version | None:
    """The version in force until another was; None for a first agreement."""
    older = (one for one in versions(stay) if one.version.number < said.version.number)
    return next((one for one in older if one.is_agreed), None)


def said(version: TermsVersion) -> Version:
    """What a version says."""
    return _read(version)


def _read(version: TermsVersion) -> Version:
    terms = Terms.objects.get(version=version)
    return Version(version, terms, read(terms.days), list(agreements.answers(version)))


def difference(before: Version, after: Version) -> list[Difference]:
    """What is different in the later of two versions."""
    periods = [(one.version.effective_from, one.version.effective_to) for one in (before, after)]
    return differences(before.terms, after.terms, before.days, after.days, periods=periods)


def days_of(stays: Iterable[Stay]) -> QuerySet[OccasionDetails]:
    """The days of some stays that stand, in order: those agreed, and not called off since."""
    return _planned(stays).filter(cancelled_on=None)


def newest_of_each(stay: Stay) -> list[OccasionDetails]:
    """The days of a stay, called off or not; of those planned anew, as they were planned last."""
    rows = sorted(_planned([stay]), key=lambda row: row.occasion_id)
    return list({(row.starts_on, row.starts_time, row.ends_time): row for row in rows}.values())


def called_off(stay: Stay) -> list[OccasionDetails]:
    """The days people called off with a word why, in order, but for those called off since the stay ended."""
    ended = set(Ending.objects.filter(stay=stay).values_list("opened", flat=True))
    rows = [
        row for row in newest_of_each(stay) if row.cancelled_on and row.grounds and row.opened not in ended
    ]
    return sorted(rows, key=lambda row: (row.starts_on or date.max, row.occasion_id))


def _planned(stays: Iterable[Stay]) -> QuerySet[OccasionDetails]:
    rows = occasions.of_arenas([stay.arena for stay in stays])
    return rows.exclude(occasion_id__in=Return.objects.values("occasion_id"))


def coming(stays: Iterable[Stay], *, since: date) -> QuerySet[OccasionDetails]:
    """The days from a day on."""
    return days_of(stays).filter(ends_on__gte=since)


def a_day_of(stay: Stay, occasion_id: int) -> Occasion | None:
    """One of a stay's days by number."""
    row = days_of([stay]).filter(occasion_id=occasion_id).first()
    return row.occasion if row else None
