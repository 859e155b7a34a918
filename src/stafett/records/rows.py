"""Rows of claims as they change hands: those still open, and closed at a position of the log."""

from collections.abc import Collection

from .models import Achievement


def still_open(claims: Collection[Achievement]) -> list[Achievement]:
    """The claims as they stand inside the change, without those somebody got to first."""
    rows = Achievement.objects.open().filter(pk__in=[claim.pk for claim in claims])
    return list(rows.filter(approved_on=None, refused_on=None).order_by("id"))


def close(rows: Collection[Achievement], position: int) -> None:
    """End some rows at a position of the log."""
    Achievement.objects.filter(pk__in=[row.pk for row in rows]).close(position)
