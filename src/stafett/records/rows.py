"""Rows of claims as they change hands: closed at a position of the log, and opened anew as what they became."""

from collections.abc import Collection

from stafett.people.actor import Actor

from .models import Achievement


def still_open(claims: Collection[Achievement]) -> list[Achievement]:
    """The claims as they stand inside the change, without those somebody got to first."""
    rows = Achievement.objects.open().filter(pk__in=[claim.pk for claim in claims])
    return list(rows.filter(approved_on=None, refused_on=None).order_by("id"))


def close(rows: Collection[Achievement], position: int) -> None:
    """End some rows at a position of the log."""
    Achievement.objects.filter(pk__in=[row.pk for row in rows]).update(closed=position)


def decided(claim: Achievement, *, by: Actor, position: int, decision: dict[str, object]) -> Achievement:
    """What a claim becomes, not written yet."""
    copied = {
        field.attname: getattr(claim, field.attname)
        for field in Achievement._meta.concrete_fields
        if not field.primary_key
    }
    return Achievement(**copied | decision | {"opened": position, "decided_by": by.label})
