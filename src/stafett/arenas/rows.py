"""Facts renewed: the open row is closed and opened again with what changed."""

from collections.abc import Collection
from typing import Any

from stafett.people.models import OrganisationFact


def renew[F: OrganisationFact](row: F, position: int, **changed: Any) -> F:
    """One row with some fields changed, as of a log position."""
    return renew_all([(row, changed)], position)[0]


def renew_all[F: OrganisationFact](changes: Collection[tuple[F, dict[str, Any]]], position: int) -> list[F]:
    """Rows of one table, each with its fields changed, as of a log position, in their order. A row that the same
    change opened is written anew: nobody has seen it."""
    if not changes:
        return []
    model = type(next(iter(changes))[0])
    seen = [row.pk for row, _changed in changes if row.opened < position]
    model._base_manager.filter(pk__in=seen, closed=None).update(closed=position)
    model._base_manager.filter(pk__in=[row.pk for row, _changed in changes], opened=position).delete()
    made = [row.anew(position, **changed) for row, changed in changes]
    return list(model._base_manager.bulk_create(made, batch_size=500))


def close(rows: Collection[OrganisationFact], position: int) -> None:
    """These hold no longer, and nothing takes their place."""
    for row in rows:
        type(row)._base_manager.filter(pk=row.pk, closed=None, opened__lt=position).update(closed=position)
        type(row)._base_manager.filter(pk=row.pk, opened=position).delete()
