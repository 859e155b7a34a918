"""Whole organisations, small and valid (§1), drawn so that their days collide.

Every day lies on or beside one of a few anchors the organisation shares, or a term's distance from one,
so that the ends of one fact meet the beginnings of another. The rows are those of `rows.py`.
"""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import strategies as st

from tests.status.anchors import ANCHORS, Known, day_after
from tests.status.records import COMPETENCES, records, renewals
from tests.status.rows import Row, Rows
from tests.status.terms import changed_terms, terms

LENGTHS = [None, None, None, None, None, 365, 90, 29, 1, 0, 700]
LASTING = [None, None, None, None, None, None, 400, 365, 90, 0]
GAPS = [0, 90, 91, 89, 92, 1, -1, -40]
LEAVE_LENGTHS = [30, 6, 0, 29, 31, 120, None]
LEAVE_GAPS = [0, 1, -3, 31, 100]
VALIDITIES = [12, None, 6, 1, 12, 0, 36, 12]
POSITIONS = ["a", "b"]
REQUIREMENTS = ["r0", "r1", "r2"]
PERSONAL = ["employments", "leaves", "achievements"]


@st.composite
def organisations(draw: st.DrawFn) -> Rows:
    """The rows of one whole valid organisation, as known on TODAY."""
    anchors = draw(st.lists(st.sampled_from(ANCHORS), min_size=2, max_size=4, unique=True))
    units = numbered("u", draw(st.sampled_from([2, 4, 3, 5])))
    rows = draw(lives(anchors, units))
    known = Known(anchors, units, sorted({row["person_id"] for row in rows["employments"]}))
    rows |= draw(trees(known)) | draw(catalogues()) | draw(plans(known))
    months = {row["competence_id"]: row["validity_months"] for row in rows["competences"]}
    for _ in range(draw(st.sampled_from([1, 2, 0, 2])) if rows["requirements"] else 0):
        rows["achievements"] += draw(renewals(known, rows["requirements"], months))
    rows["assignments"] = draw(assignments(known, sorted({row["plan_id"] for row in rows["versions"]})))
    rows["exemptions"] = draw(exemptions(known, rows["requirements"]))
    return number_ids(rows)


def numbered(letter: str, count: int) -> list[str]:
    return [f"{letter}{number}" for number in range(count)]


def number_ids(rows: Rows) -> Rows:
    """Gives what has an id of its own one; from a10 on the order of the texts is not that of the rows."""
    for kind in (*PERSONAL, "assignments", "exemptions"):
        for number, row in enumerate(rows[kind], start=8):
            row[f"{kind.removesuffix('s')}_id"] = f"{kind[0]}{number}"
    return rows


@st.composite
def trees(draw: st.DrawFn, known: Known) -> Rows:
    """A tree, and moves that leave it one on every day; the root, the first unit, never moves."""
    root, *others = known.units
    parents: dict[str, str | None] = {root: None}
    for unit in others:
        parents[unit] = draw(st.sampled_from(sorted(parents)))
    units = [{"unit_id": unit, "parent_id": parent} for unit, parent in parents.items()]
    move = st.tuples(known.days(), st.sampled_from(others), st.sampled_from(known.units[::-1]))
    count = draw(st.sampled_from([0, 1, 2, 3, 3]))
    moves = draw(st.lists(move, min_size=count, max_size=count))
    return {"units": units, "moves": without_loops(parents, sorted(moves))}


def without_loops(parents: dict[str, str | None], moves: list[tuple[date, str, str]]) -> list[Row]:
    """The moves, day by day, without those of a day that would make a loop."""
    kept: list[Row] = []
    for day in sorted({day for day, _, _ in moves}):
        moved: dict[str, str | None] = {u: parent for moves_on, u, parent in moves if moves_on == day}
        if not has_loop(parents | moved):
            parents = parents | moved
            kept += [{"unit_id": u, "parent_id": parent, "moves_on": day} for u, parent in moved.items()]
    return kept


def has_loop(parents: dict[str, str | None]) -> bool:
    for unit in parents:
        above: str | None = unit
        for _ in parents:
            above = parents[above] if above else None
        if above:
            return True
    return False


@st.composite
def catalogues(draw: st.DrawFn) -> Rows:
    """Competences, and chains of equivalences that only lead from a lower number to a higher."""
    competences = [
        {"competence_id": competence, "validity_months": draw(st.sampled_from(VALIDITIES))}
        for competence in COMPETENCES
    ]
    equivalences = [
        {"competence_id": one, "accepted_id": other}
        for one in COMPETENCES
        for other in COMPETENCES
        if one < other and draw(st.booleans())
    ]
    return {"competences": competences, "equivalences": equivalences}


@st.composite
def plans(draw: st.DrawFn, known: Known) -> Rows:
    rows: Rows = {"versions": [], "requirements": []}
    for plan_id in numbered("k", draw(st.integers(1, 2))):
        number, asked = 0, dict[str, Row]()
        count = draw(st.sampled_from([0, 1, 2, 3, 3]))
        later = draw(st.lists(known.days(), min_size=count, max_size=count))
        effective = sorted({draw(known.first_days()), *later})
        for day in effective:
            number += draw(st.sampled_from([1, 1, 2]))
            retired = draw(st.sampled_from([None] * 12 + [1, 30, 90]))
            version = {"plan_id": plan_id, "version": number, "effective_from": day}
            rows["versions"].append(version | {"retired_on": retired and day_after(day, retired)})
            asked = draw(requirements(asked))
            rows["requirements"] += [
                row | {"plan_id": plan_id, "version": number, "requirement_id": requirement_id}
                for requirement_id, row in asked.items()
            ]
    return rows


@st.composite
def requirements(draw: st.DrawFn, before: dict[str, Row]) -> dict[str, Row]:
    """A version's requirements: each new, gone, as in the version before, or changed in one or two terms."""
    asked: dict[str, Row] = {}
    for requirement_id in REQUIREMENTS if before else draw(st.sampled_from([["r0"], REQUIREMENTS[:2]])):
        if requirement_id not in before:
            what = draw(st.sampled_from(["absent", "new"])) if before else "new"
        else:
            what = draw(st.sampled_from(["same", "changed", "changed", "redo", "redo", "absent", "new"]))
        if what == "new":
            asked[requirement_id] = draw(terms(COMPETENCES))
        elif what == "redo":
            asked[requirement_id] = before[requirement_id] | {"redo": True}
        elif what == "changed":
            asked[requirement_id] = draw(changed_terms(before[requirement_id], COMPETENCES))
        elif what == "same":
            asked[requirement_id] = before[requirement_id] | {"redo": None}
    return asked


@st.composite
def intervals(
    draw: st.DrawFn, known: Known, lengths: list[int | None], gaps: list[int], most: int, least: int = 0
) -> list[Row]:
    """Intervals one after another: touching, overlapping, a gap between them, or anywhere."""
    found: list[Row] = []
    for _ in range(draw(st.integers(least, most))):
        starts_on = draw(known.days() if found else known.first_days())
        if found and found[-1]["ends_on"] and draw(st.sampled_from([True, True, False])):
            starts_on = day_after(found[-1]["ends_on"], 1 + draw(st.sampled_from(gaps)))
        length = draw(st.sampled_from(lengths))
        ends_on = None if length is None else day_after(starts_on, length)
        found.append({"starts_on": starts_on, "ends_on": ends_on})
    return found


WHOLE_TREE: Row = {"subunits": True, "positions": [], "person_id": None}


@st.composite
def narrowed(draw: st.DrawFn, known: Known) -> Row:
    """Whom an assignment of a part of the tree reaches."""
    return {
        "unit_id": draw(st.sampled_from(known.units[1:])),
        "subunits": draw(st.sampled_from([True, True, True, False, None])),
        "positions": draw(st.sampled_from([[], [], ["a"], ["b"], ["a", "b"]])),
        "person_id": draw(st.sampled_from([None, None, None, *known.people])),
    }


@st.composite
def assignments(draw: st.DrawFn, known: Known, plan_ids: list[str]) -> list[Row]:
    """One to three for each plan: of the whole tree or a part, narrowed now and then."""
    found: list[Row] = []
    for plan_id in plan_ids:
        for days in draw(intervals(known, LASTING, GAPS, most=3, least=1)):
            reach = draw(st.just(WHOLE_TREE) | st.just(WHOLE_TREE) | narrowed(known))
            found.append(days | {"plan_id": plan_id, "unit_id": known.units[0]} | reach)
    return found


@st.composite
def lives(draw: st.DrawFn, anchors: list[date], units: list[str]) -> Rows:
    """What is known of each person. A few careers, absences and sets of records are drawn, and there is a
    person for every way to combine them: many people for little drawing."""
    known = Known(anchors, units, [])
    leaves = intervals(known, LEAVE_LENGTHS, LEAVE_GAPS, most=2)
    several: list[st.SearchStrategy[list[Row]]] = [employments(known), leaves, records(known)]
    pools = [[draw(one) for _ in range(draw(st.integers(1, 3)))] for one in several]
    rows: Rows = {kind: [] for kind in PERSONAL}
    for number, combined in enumerate(product(*pools)):
        for kind, chosen in zip(PERSONAL, combined, strict=True):
            rows[kind] += [row | {"person_id": f"p{number}"} for row in chosen]
    return rows


@st.composite
def employments(draw: st.DrawFn, known: Known) -> list[Row]:
    found = draw(intervals(known, LENGTHS, GAPS, most=4, least=1))
    for employment in found:
        employment["unit_id"] = draw(st.sampled_from(known.units[::-1]))
        employment["position"] = draw(st.sampled_from(["a", "a", "b", None]))
    return found


@st.composite
def exemptions(draw: st.DrawFn, known: Known, asked: list[Row]) -> list[Row]:
    """Of one requirement that stands in some version, or of all of a plan."""
    found = draw(intervals(known, LENGTHS, GAPS, most=2))
    for days in found:
        days["person_id"] = draw(st.sampled_from(known.people))
        row = draw(st.sampled_from(asked))
        days["plan_id"] = row["plan_id"]
        days["requirement_id"] = draw(st.sampled_from([row["requirement_id"], None]))
    return found
