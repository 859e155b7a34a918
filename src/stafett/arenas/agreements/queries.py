"""Reading agreements."""

from datetime import date

from django.db.models import QuerySet

from stafett.arenas.models import Agreement, Consent, TermsVersion

from . import rules


def versions(agreement: Agreement) -> QuerySet[TermsVersion]:
    """All versions, the newest first."""
    return TermsVersion.objects.open().filter(agreement=agreement).order_by("-number")


def latest(agreement: Agreement) -> TermsVersion:
    """The version that is to be answered, or was last."""
    return versions(agreement)[0]


def answers(version: TermsVersion) -> QuerySet[Consent]:
    """What each role last said to a version."""
    return Consent.objects.open().filter(version=version).order_by("opened", "pk")


def in_force(agreement: Agreement, *, on: date) -> TermsVersion | None:
    """The version that holds on a day: the newest all have consented to that has begun. One that is still to be
    answered changes nothing."""
    begun = [version for version in versions(agreement) if version.effective_from <= on]
    agreed = (version for version in begun if rules.is_agreed(version, answers(version)))
    newest = next(agreed, None)
    if newest is None or (newest.effective_to is not None and newest.effective_to < on):
        return None
    return newest
