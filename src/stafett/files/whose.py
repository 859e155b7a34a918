"""Which organisation a batch is for."""

from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext as _

from stafett.people.models import Organisation

from .faults import Faults
from .reading import Batch


class NoOrganisation(Exception):
    """It cannot be told which organisation is meant; the text is a sentence for whoever asked."""


@dataclass(frozen=True)
class Target:
    """The organisation a batch is for: its key, and its id if it exists already."""

    key: str
    id: int | None


def target(batch: Batch, asked: str | None, faults: Faults) -> Target:
    """The organisation asked for, else the one the folder's root names, else the only one there is.

    A root that is not the organisation asked for is a fault of its line. Raises NoOrganisation.
    """
    roots = _roots(batch)
    if asked is not None:
        for line, root in roots.items():
            if root != asked:
                faults.add(
                    batch.tables["units"].file, line, "parent_id",
                    _("“%(root)s” has no parent, but the import is for the organisation “%(asked)s”; "
                      "give the unit a parent, or import it into its own organisation")
                    % {"root": root, "asked": asked},
                )  # fmt: skip
        return _known(asked) or _new(asked, asked in roots.values())
    found = [known for root in roots.values() if (known := _known(root))]
    if found:
        return found[0]
    return _new(next(iter(roots.values())), True) if roots else _only()


def _roots(batch: Batch) -> dict[int, str]:
    """The units without a parent, by line."""
    table = batch.tables.get("units")
    if table is None:
        return {}
    roots = table.rows.filter("sound", ~pl.col("withdrawn"), pl.col("parent_id").is_null())
    return dict(roots.select("line", "unit_id").iter_rows())


def _known(key: str) -> Target | None:
    found = Organisation.objects.filter(key=key).first()
    return Target(key, found.pk) if found else None


def _new(key: str, has_root: bool) -> Target:
    if not has_root:
        raise NoOrganisation(
            _("There is no organisation “%(key)s”. Import a units.csv with this unit as its root first.")
            % {"key": key}
        )
    return Target(key, None)


def _only() -> Target:
    known = [Target(key, pk) for key, pk in Organisation.objects.order_by("key").values_list("key", "id")[:2]]
    if not known:
        raise NoOrganisation(
            _("There is no organisation yet. Send a units.csv with one unit without a parent.")
        )
    if len(known) > 1:
        raise NoOrganisation(
            _("There are several organisations. Say which one is meant with --organisation UNIT_ID.")
        )
    return known[0]
