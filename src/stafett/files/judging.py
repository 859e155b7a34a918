"""Whether a batch may be taken: the organisation as it would be afterwards, held to the rule book (§1)."""

from datetime import date

import polars as pl
from django.utils.translation import gettext as _

from stafett.status import Facts
from stafett.status.fault_rules import Code
from stafett.status.faults import faults as kernel_faults

from . import references
from .comparing import Comparison
from .faults import MOST, Fault, Faults, shown
from .kinds import KINDS
from .sentences import SENTENCES
from .whose import Target

KERNEL_KINDS = {name: name for name in KINDS if name not in ("people", "roles", "coverage", "plans")} | {
    "plans": "versions"
}
ACROSS_ROWS = ("units", "moves", "plans", "equivalences")
"""Kinds whose facts are judged beside each other: all of them as they would be. Of others, what the file says."""
NOT_ASKED = (Code.UNKNOWN, Code.DUPLICATE, Code.MISSING)
"""Found by `references` and by the reader, for every kind alike."""
CALLED = {"mandatory": "obligation"}
TREE_KINDS = {"units", "moves"}
TREE, VERSIONS = {Code.LOOP, Code.NO_ROOT, Code.SECOND_ROOT, Code.ROOT_MOVES}, {Code.VERSION_NOT_LATER}
PUBLISHED = ("plans", "requirements")


def judge(comparison: Comparison, target: Target, *, on: date, faults: Faults) -> None:
    """Add every fault that takes more than one field to see. `on` is today."""
    references.judge(comparison, faults)
    _periods(comparison, faults)
    _rule_book(comparison, target, on, faults)
    _root_stays(comparison, target, faults)
    _published(comparison, faults)


def _periods(comparison: Comparison, faults: Faults) -> None:
    """The kernel knows neither roles nor coverage; their days are in order too."""
    for name in ("roles", "coverage"):
        if table := comparison.batch.tables.get(name):
            wrong = table.rows.filter("sound", pl.col("ends_on") < pl.col("starts_on"))
            for line, day in wrong.select("line", "ends_on").iter_rows():
                text = str(SENTENCES[Code.ENDS_BEFORE_START]) % {"detail": day}
                faults.add(table.file, line, "ends_on", text)


def _rule_book(comparison: Comparison, target: Target, on: date, faults: Faults) -> None:
    sent = comparison.batch.tables.keys()
    names = [name for name in KERNEL_KINDS if name in sent or (name in TREE_KINDS and sent & TREE_KINDS)]
    judged = {name: _judged(comparison, name) for name in names}
    facts = Facts.of({KERNEL_KINDS[name]: _as_kernel(name, rows) for name, rows in judged.items()})
    found = kernel_faults(facts, on, without=NOT_ASKED)
    for name in names:
        where = judged[name].with_row_index("row").select("row", "line", key=KINDS[name].key[0])
        here = found.filter(pl.col("kind") == KERNEL_KINDS[name]).join(where, on="row", how="left")
        for code in map(Code, here["code"].unique(maintain_order=True)):
            if code not in _ignored(comparison, name):
                _say(comparison, name, code, here.filter(pl.col("code") == code.value), target, faults)


def _judged(comparison: Comparison, name: str) -> pl.DataFrame:
    """The rows of a kind the kernel is given: nothing that could not be read."""
    rows = comparison.after(name).filter("sound")
    return rows if name in ACROSS_ROWS else rows.filter(pl.col("line").is_not_null())


def _as_kernel(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.rename({"obligation": "mandatory"}) if name == "requirements" else rows


def _is_sound(comparison: Comparison, name: str) -> bool:
    table = comparison.batch.tables.get(name)
    return table is None or bool(table.is_whole and table.rows["sound"].all())


def _ignored(comparison: Comparison, name: str) -> set[Code]:
    """What is not asked of a kind, or cannot be told while some of what it depends on cannot be read."""
    found = set(NOT_ASKED)
    if name in TREE_KINDS and not all(_is_sound(comparison, kind) for kind in TREE_KINDS):
        found |= TREE
    if name == "plans" and not _is_sound(comparison, name):
        found |= VERSIONS
    return found


def _say(
    comparison: Comparison, name: str, code: Code, found: pl.DataFrame, target: Target, faults: Faults
) -> None:
    """`found`: the kernel's faults of one kind and code, with the `line` of each row.

    Where the row stands in the database only, some line of the batch made it wrong: another row with the
    same fault, or the one with the same id, or else the file as a whole.
    """
    sentence = str(SENTENCES[code])
    table = comparison.batch.tables.get(name)
    here = found.filter(pl.col("line").is_not_null()).sort("line")
    if table and here.height:
        faults.extend(table.file, [
            Fault(line, CALLED.get(column, column), sentence % {"detail": shown(detail)})
            for line, column, detail in here.select("line", "column", "detail").head(MOST).iter_rows()
        ], here.height)  # fmt: skip
        return
    for column, detail, key in found.select("column", "detail", "key").head(MOST).iter_rows():
        file, line = _cause(comparison, name, target.key if key is None else key)
        text = sentence % {"detail": shown(detail)}
        faults.add(file, line, CALLED.get(column, column), text if key is None else f"{shown(key)}: {text}")


def _cause(comparison: Comparison, name: str, key: str) -> tuple[str, int]:
    """The file and line to blame for a fault in what stands in the database only."""
    related = [name, *(other for other in ACROSS_ROWS if other != name)]
    tables = [comparison.batch.tables[other] for other in related if other in comparison.batch.tables]
    for table in tables:
        lines = table.rows.filter(pl.col(table.kind.key[0]) == key)["line"]
        if lines.len():
            return table.file, lines[0]
    return tables[0].file, 1


def _root_stays(comparison: Comparison, target: Target, faults: Faults) -> None:
    """The organisation is its root: another unit cannot take its place."""
    table = comparison.batch.tables.get("units")
    if table is None or not _is_sound(comparison, "units"):
        return
    roots = comparison.after("units").filter(pl.col("parent_id").is_null())["unit_id"].to_list()
    if len(roots) == 1 and roots[0] != target.key:
        text = _("“%(root)s” would take the place of “%(key)s” as the organisation; keep the root as it is")
        line = _cause(comparison, "units", target.key)[1]
        faults.add(table.file, line, "parent_id", text % {"root": roots[0], "key": target.key})


def _published(comparison: Comparison, faults: Faults) -> None:
    """A version that is recorded keeps every column and every requirement; it may be taken back."""
    for name in PUBLISHED:
        if name in comparison.batch.tables:
            for column, changed in comparison.changed_columns(name):
                _frozen(comparison, name, column, changed, faults)
    if "requirements" in comparison.batch.tables:
        _frozen(comparison, "requirements", "requirement_id", _added(comparison), faults)


def _frozen(comparison: Comparison, name: str, column: str, rows: pl.DataFrame, faults: Faults) -> None:
    text = _("version %(version)s of “%(plan)s” is published and never changes; write a new version")
    faults.extend(comparison.batch.tables[name].file, [
        Fault(line, column, text % {"version": version, "plan": shown(plan)})
        for line, version, plan in rows.select("line", "version", "plan_id").head(MOST).iter_rows()
    ], rows.height)  # fmt: skip


def _added(comparison: Comparison) -> pl.DataFrame:
    """New requirements of recorded versions that have some already. A version may come without its
    requirements in one import and get them in the next."""
    version = ["plan_id", "version"]
    recorded = comparison.recorded("requirements").select(version).unique()
    kept = comparison.recorded("plans").join(recorded, on=version, how="semi")
    return (
        comparison.differences["requirements"]
        .becoming("new")
        .join(kept, on=version, how="semi", maintain_order="left")
    )
