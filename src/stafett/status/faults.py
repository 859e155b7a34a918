"""The input errors of the rule book (§1) that can be judged on the facts alone.

`faults` finds them all and says where: the kind of fact, the row of its frame, the column, a code
and a detail. Whoever read the rows turns that into a file, a line and a sentence. That a published
version was changed is not seen here: it takes the old rows. What one row tells alone is in
`fault_rules`; here are the checks across rows. Trees and equivalences, which are small, are walked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from stafett.status.facts import SCHEMAS, Facts
from stafett.status.fault_rules import KEYS, Code, Rule, rules
from stafett.status.loops import edges_in_loops, loop_through, units_in_loops

type Fault = tuple[str, int | None, str, Code, str | None]


FAULTS: dict[str, Any] = {
    "kind": pl.Enum(list(SCHEMAS)), "row": pl.UInt32, "column": pl.String,
    "code": pl.Enum([code.value for code in Code]), "detail": pl.String,
}  # fmt: skip

REFERENCES = {
    "units": [(["parent_id"], "units")],
    "moves": [(["unit_id"], "units"), (["parent_id"], "units")],
    "employments": [(["unit_id"], "units")],
    "equivalences": [(["competence_id"], "competences"), (["accepted_id"], "competences")],
    "requirements": [(["plan_id"], "versions"), (["plan_id", "version"], "versions")],
    "accepts": [(["competence_id"], "competences")],
    "assignments": [(["plan_id"], "versions"), (["unit_id"], "units")],
    "achievements": [(["competence_id"], "competences"), (["unit_id"], "units")],
    "exemptions": [(["plan_id"], "versions"), (["plan_id", "requirement_id"], "requirements")],
}
"""The columns that name something (the last one is blamed), and the kind that must hold it."""

CALLED_THERE = {"parent_id": "unit_id", "accepted_id": "competence_id"}
WITH_PEOPLE = ["employments", "leaves", "assignments", "achievements", "exemptions"]


def faults(
    facts: Facts, today: date, *, people: pl.Series | None = None, without: Collection[Code] = ()
) -> pl.DataFrame:
    """Every fault of the facts, in the order of the kinds and their rows: `kind`, `row` (the row's
    number in its frame), `column`, `code` (a Code), `detail`. Frames of facts do not list people:
    give `people`, the known person ids, to have persons judged too. `without`: codes not to look for, of
    keys that stand twice and ids that are unknown."""
    indexed = {kind: getattr(facts, kind).with_row_index("row") for kind in SCHEMAS}
    all_rules = list(rules(today))
    found = [broken for kind in SCHEMAS for broken in _broken(indexed[kind], kind, all_rules)]
    if Code.DUPLICATE not in without:
        found += [_duplicates(kind, indexed[kind]) for kind in KEYS]
    if Code.UNKNOWN not in without:
        found += [
            _unknown(indexed, kind, *reference) for kind, some in REFERENCES.items() for reference in some
        ]
    if people is not None:
        found += [_strangers(kind, indexed[kind], people) for kind in WITH_PEOPLE]
    found += [_versions_not_later(indexed["versions"]), _as_frame(_tree_faults(facts))]
    found += [_as_frame(_equivalence_loops(facts.equivalences))]
    ordered = pl.concat(found).sort("kind", "row", "code", "column")
    return ordered.with_columns(pl.col("kind", "code").cast(pl.String))


def _broken(indexed: pl.DataFrame, kind: str, all_rules: list[Rule]) -> Iterator[pl.DataFrame]:
    """The rows that break a rule of the kind; the detail is the column's own value unless the rule says
    otherwise. One look counts for all rules; only those broken get a second."""
    its_rules = [rule for rule in all_rules if rule.kind == kind]
    counted = indexed.select(rule.wrong.sum().alias(str(n)) for n, rule in enumerate(its_rules))
    for rule, count in zip(its_rules, counted, strict=True):
        if count.item():
            detail = pl.col(rule.column) if rule.detail is None else rule.detail
            yield _faults(kind, indexed.filter(rule.wrong), rule.column, rule.code, detail)


def _faults(kind: str, rows: pl.DataFrame, column: str, code: Code, detail: pl.Expr) -> pl.DataFrame:
    return rows.select(
        pl.lit(kind, FAULTS["kind"]).alias("kind"),
        "row",
        pl.lit(column).alias("column"),
        pl.lit(code.value, FAULTS["code"]).alias("code"),
        detail.cast(pl.String).alias("detail"),
    )


def _duplicates(kind: str, indexed: pl.DataFrame) -> pl.DataFrame:
    """Every row but the first with the same key."""
    key = KEYS[kind]
    keyed = indexed.select("row", *key)
    whole_key = pl.col(key[0]) if len(key) == 1 else pl.struct(key)
    again = keyed.filter(~whole_key.is_first_distinct())
    first = keyed.filter(whole_key.is_first_distinct()).rename({"row": "first"})
    repeated = again.join(first, on=key)
    return _faults(kind, repeated, key[-1], Code.DUPLICATE, pl.col("first"))


def _unknown(indexed: dict[str, pl.DataFrame], kind: str, columns: list[str], there: str) -> pl.DataFrame:
    """The rows whose columns, all filled, name nothing there. A version is only looked for in a known plan,
    and so is a requirement."""
    rows = indexed[kind].select("row", *columns).drop_nulls()
    if len(columns) > 1:
        rows = _named(rows, columns[:1], indexed["versions"], how="semi")
    return _faults(
        kind, _named(rows, columns, indexed[there]), columns[-1], Code.UNKNOWN, pl.col(columns[-1])
    )


def _named(rows: pl.DataFrame, columns: list[str], there: pl.DataFrame, how: Any = "anti") -> pl.DataFrame:
    """The rows whose columns name nothing in the other frame (`semi`: something). Ids of an empty frame
    may be of another type."""
    known = there.select(pl.col(CALLED_THERE.get(column, column)).alias(column) for column in columns)
    if rows.is_empty() or known.is_empty():
        return rows if how == "anti" else rows.clear()
    return rows.join(known, on=columns, how=how)


def _strangers(kind: str, indexed: pl.DataFrame, people: pl.Series) -> pl.DataFrame:
    known = people.alias("person_id").to_frame()
    rows = _named(indexed.select("row", "person_id").drop_nulls(), ["person_id"], known)
    return _faults(kind, rows, "person_id", Code.UNKNOWN, pl.col("person_id"))


def _versions_not_later(indexed: pl.DataFrame) -> pl.DataFrame:
    """The versions that do not take effect after every lower version of their plan."""
    once = indexed.unique(["plan_id", "version"], keep="first").sort("version")
    highest = pl.col("effective_from").cum_max().shift(1).over("plan_id")
    wrong = once.with_columns(highest.alias("lower")).filter(pl.col("effective_from") <= pl.col("lower"))
    return _faults("versions", wrong, "effective_from", Code.VERSION_NOT_LATER, pl.col("lower"))


def _tree_faults(facts: Facts) -> Iterator[Fault]:
    """One root, before any move and after each day's, and no loop."""
    known = facts.units.with_row_index("row").drop_nulls("unit_id")
    once = known.unique("unit_id", keep="first", maintain_order=True)
    units = list(once.select("row", "unit_id", "parent_id").iter_rows())
    parents = {unit: parent for _, unit, parent in units}
    loops = units_in_loops(parents)
    roots = [(row, unit) for row, unit, parent in units if parent is None]
    if not roots:
        yield "units", None, "parent_id", Code.NO_ROOT, None
    for row, unit in roots[1:]:
        yield "units", row, "parent_id", Code.SECOND_ROOT, str(unit)
    for row, unit, _ in units:
        if unit in loops:
            yield "units", row, "parent_id", Code.LOOP, _written(loops[unit])
    yield from _move_faults(facts.moves, parents, root=roots[0][1] if roots else None)


def _move_faults(moves: pl.DataFrame, parents: dict[Any, Any], root: Any) -> Iterator[Fault]:
    """All moves of a day are made before the tree is looked at: only what moved can have closed a loop."""
    dated = moves.with_row_index("row").drop_nulls(["unit_id", "moves_on"]).sort("moves_on", "row")
    for _, day in groupby(dated.iter_rows(named=True), key=itemgetter("moves_on")):
        moved = list(day)
        parents |= {move["unit_id"]: move["parent_id"] for move in moved if move["unit_id"] != root}
        for row, unit, parent in map(itemgetter("row", "unit_id", "parent_id"), moved):
            if unit == root:
                yield "moves", row, "unit_id", Code.ROOT_MOVES, str(unit)
            elif parent is None:
                yield "moves", row, "parent_id", Code.SECOND_ROOT, str(unit)
            elif loop := loop_through(parents, unit):
                yield "moves", row, "parent_id", Code.LOOP, _written(loop)


def _equivalence_loops(equivalences: pl.DataFrame) -> Iterator[Fault]:
    edges = list(equivalences.select("competence_id", "accepted_id").iter_rows())
    loops = edges_in_loops(edges)
    for row, edge in enumerate(edges):
        if edge in loops:
            yield "equivalences", row, "accepted_id", Code.LOOP, _written(loops[edge])


def _written(ids: list[Any]) -> str:
    return " ".join(map(str, ids))


def _as_frame(found: Iterable[Fault]) -> pl.DataFrame:
    return pl.DataFrame(list(found), schema=FAULTS, orient="row")
