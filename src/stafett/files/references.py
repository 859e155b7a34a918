"""Ids that name nothing, and keys that stand twice: in the files, or left hanging by what is taken back."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .comparing import Comparison
from .faults import MOST, Fault, Faults, shown
from .kinds import KINDS, Column, Kind, Type
from .reading import Table

COMPOSITE = {("requirements", "version"): "plan_id", ("exemptions", "requirement_id"): "plan_id"}
"""References that only mean something within a plan. Where the plan is unknown, that alone is said."""


@dataclass(frozen=True)
class Reference:
    """Columns of a kind (the last one is blamed) that name something of another kind."""

    kind: Kind
    column: Column
    columns: list[str]
    there: Kind
    named: list[str]


def references() -> Iterator[Reference]:
    """Every reference between fact files."""
    for kind in KINDS.values():
        for column in kind.columns:
            if column.refers:
                there, before = KINDS[column.refers], COMPOSITE.get((kind.name, column.name))
                if before:
                    pair = [before, column.name]
                    yield Reference(kind, column, pair, there, pair)
                else:
                    yield Reference(kind, column, [column.name], there, there.key[:1])


def judge(comparison: Comparison, faults: Faults) -> None:
    """Say every key that stands twice in its file, every id that is unknown, and every id still in use
    that is taken back."""
    for table in comparison.batch.tables.values():
        _twice(table, faults)
    for reference in references():
        _unknown(comparison, reference, faults)
        _left_hanging(comparison, reference, faults)


def _twice(table: Table, faults: Faults) -> None:
    key = table.kind.key
    whole_key = pl.col(key[0]) if len(key) == 1 else pl.struct(key)
    alike = table.rows.select("line", *key).filter(whole_key.is_duplicated())
    first = alike.group_by(key).agg(first=pl.col("line").min())
    again = alike.join(first, on=key, maintain_order="left").filter(pl.col("line") > pl.col("first"))
    faults.extend(table.file, [
        Fault(line, key[-1], _("“%(id)s” stands on line %(first)s already; keep one of the two")
              % {"id": shown(" ".join(map(str, ids))), "first": where})
        for line, where, *ids in again.select("line", "first", *key).head(MOST).iter_rows()
    ], again.height)  # fmt: skip


def _uses(comparison: Comparison, reference: Reference) -> pl.DataFrame:
    """What the kind names, one row each: `line`, the kind's first key column as `user`, the columns."""
    rows = comparison.after(reference.kind.name)
    used = rows.select("line", *reference.columns, user=reference.kind.key[0])
    if reference.column.type == Type.SEVERAL:
        used = used.with_columns(pl.col(reference.column.name).str.split("|")).explode(reference.column.name)
    used = used.drop_nulls(reference.columns).filter(pl.col(reference.column.name).cast(pl.String) != "")
    known = comparison.after(reference.there.name).select(reference.named).unique()
    if len(reference.columns) > 1:
        plans = comparison.after("plans").select("plan_id").unique()
        used = used.join(plans, on="plan_id", how="semi", maintain_order="left")
    return used.join(
        known, left_on=reference.columns, right_on=reference.named, how="anti", maintain_order="left"
    )


def _unknown(comparison: Comparison, reference: Reference, faults: Faults) -> None:
    table = comparison.batch.tables.get(reference.kind.name)
    there = comparison.batch.tables.get(reference.there.name)
    if table is None or (there is not None and not there.is_whole):
        return
    name = reference.column.name
    found = _uses(comparison, reference).filter(pl.col("line").is_not_null()).sort("line")
    sentence = _(
        "“%(id)s” is unknown: no line of %(file)s has it, nor is it recorded; add it or correct the id"
    )
    faults.extend(table.file, [
        Fault(line, name, sentence % {"id": shown(value), "file": f"{reference.there.name}.csv"})
        for line, value in found.select("line", name).head(MOST).iter_rows()
    ], found.height)  # fmt: skip


def _left_hanging(comparison: Comparison, reference: Reference, faults: Faults) -> None:
    """What only the database holds and names what the batch takes back: said where it is taken back."""
    there = comparison.batch.tables.get(reference.there.name)
    if there is None or not there.rows["withdrawn"].any():
        return
    hanging = _uses(comparison, reference).filter(pl.col("line").is_null())
    users = (
        hanging.group_by(reference.columns)
        .agg(pl.col("user").sort())
        .rename(dict(zip(reference.columns, reference.named, strict=True)))
    )
    causes = there.rows.filter("withdrawn").group_by(reference.named).agg(pl.col("line").max())
    found = causes.join(users, on=reference.named).sort("line")
    faults.extend(there.file, [
        Fault(line, reference.named[-1], _still_used(reference, value, used))
        for line, value, used in found.select("line", reference.named[-1], "user").head(MOST).iter_rows()
    ], found.height)  # fmt: skip


def _still_used(reference: Reference, value: object, users: list[str]) -> str:
    sentence = ngettext(
        "“%(id)s” is taken back but still used in %(kind)s by “%(user)s”; take that back too, or change it",
        "“%(id)s” is taken back but still used in %(kind)s by “%(user)s” and %(more)s more; "
        "take those back too, or change them",
        len(users),
    )
    return sentence % {
        "id": shown(value), "kind": reference.kind.name, "user": shown(users[0]), "more": len(users) - 1,
    }  # fmt: skip
