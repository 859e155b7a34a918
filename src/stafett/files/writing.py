"""Differences into rows: identities made, old rows closed, new ones opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.db.models import CharField, Field, TextField

from stafett.audit.frames import frame
from stafett.people.models import Tie
from stafett.plans.models import Acceptance, Requirement

from . import bulk
from .comparing import Difference
from .kinds import Kind
from .stored import COMMON, IDENTITIES, STORED, Stored, keys

AT_ONCE = 50_000
"""Rows between two words about progress."""
CLOSED_AT_ONCE = 500
TYPES: dict[type[Field[object, object]], Any] = {CharField: pl.String, TextField: pl.String}
"""Of the fields no file knows; those of any other type are keys or whole numbers."""
OWN_IDENTITY = {"units": "unit_id", "people": "person_id", "competences": "competence_id", "plans": "plan_id"}
"""The kinds that bring identities, and the column that holds their key."""

Progress = Callable[[int, int], None]
"""Told how many rows are written, and of how many."""


def unheard(_done: int, _of: int) -> None:
    """Progress nobody follows."""


@dataclass
class Writer:
    """Writes the differences of one organisation at one log position. Call it inside the change."""

    organisation_id: int
    position: int
    progress: Progress = unheard
    done: int = 0
    total: int = 0
    _keys: dict[str, pl.DataFrame] = field(default_factory=dict)

    def write(self, differences: Mapping[str, Difference]) -> None:
        bulk.check_at_once()
        self.total = sum(
            found.becoming("new", "changed", "withdrawn").height for found in differences.values()
        )
        for name, column in OWN_IDENTITY.items():
            if name in differences:
                self._identify(COMMON[column][1], differences[name].becoming("new")[column])
        for name, found in differences.items():
            self._close(STORED[name], found.becoming("changed", "withdrawn")["pk"].to_list())
            self._open(found.table.kind, found.becoming("new", "changed"))
        if "people" in differences:
            self._untie(differences["people"].becoming("withdrawn")["person_id"])
        if "requirements" in differences:
            self._accept(differences["requirements"].becoming("new", "changed"))
        bulk.weigh(self.total)

    def _identify(self, identity: str, wanted: pl.Series) -> None:
        known = keys(identity, self.organisation_id)["key"]
        new = wanted.unique(maintain_order=True).alias("key").to_frame()
        new = new.filter(~pl.col("key").is_in(known.implode()))
        bulk.insert(IDENTITIES[identity], new.with_columns(self._organisation()))

    def _ids(self, identity: str) -> pl.DataFrame:
        if identity not in self._keys:
            self._keys[identity] = keys(identity, self.organisation_id)
        return self._keys[identity]

    def _organisation(self) -> pl.Expr:
        return pl.lit(self.organisation_id, pl.Int64).alias("organisation_id")

    def _close(self, stored: Stored, pks: list[int]) -> None:
        for start in range(0, len(pks), CLOSED_AT_ONCE):
            some = pks[start : start + CLOSED_AT_ONCE]
            stored.model.objects.filter(pk__in=some).update(closed=self.position)
        self._advance(len(pks))

    def _open(self, kind: Kind, rows: pl.DataFrame) -> None:
        stored = STORED[kind.name]
        known = {name: self._named(name, stored) for name in kind.names if name != "accepts"}
        written = 0
        with bulk.indexed_afterwards(stored.model, rows.height):
            for some in rows.iter_slices(AT_ONCE):
                self._advance(written)
                opened = some.select("pk", *kind.names)
                for name, (column, ids) in known.items():
                    opened = _filled(opened, name, column, ids)
                opened = opened.with_columns(self._organisation(), opened=pl.lit(self.position, pl.Int64))
                bulk.insert(stored.model, _keeping(stored, opened))
                written = some.filter(pl.col("becomes") == "new").height
        self._advance(written)

    def _untie(self, gone: pl.Series) -> None:
        """A person record that is taken back is no log-in's any more."""
        ties = Tie.objects.open().filter(organisation_id=self.organisation_id)
        for start in range(0, gone.len(), CLOSED_AT_ONCE):
            some = gone.slice(start, CLOSED_AT_ONCE).to_list()
            ties.filter(person__key__in=some).update(closed=self.position)

    def _named(self, name: str, stored: Stored) -> tuple[str, pl.DataFrame | None]:
        """The table's column that a file's column fills, and the ids it is looked up in, if it is."""
        if identity := stored.identity(name):
            return f"{identity[0]}_id", self._ids(identity[1])
        return stored.fields.get(name, name), None

    def _advance(self, rows: int) -> None:
        self.done += rows
        self.progress(self.done, self.total)

    def _accept(self, rows: pl.DataFrame) -> None:
        """The competences that the requirements just opened accept."""
        version = {"plan_id": pl.String, "version": pl.Int64, "requirement_id": pl.String}
        opened = frame(
            Requirement.objects.filter(organisation_id=self.organisation_id, opened=self.position),
            {"id": pl.Int64, **version},
            {"id": "id", "plan_id": "plan__key", "version": "version", "requirement_id": "key"},
        )
        accepted = rows.select(*version, pl.col("accepts").str.split("|")).explode("accepts")
        accepted = accepted.join(opened, on=list(version)).rename({"id": "requirement_id_"})
        named = accepted.join(self._ids("competence"), left_on="accepts", right_on="key")
        bulk.insert(Acceptance, named.select(requirement_id="requirement_id_", competence_id="id"))


def _filled(rows: pl.DataFrame, name: str, column: str, ids: pl.DataFrame | None) -> pl.DataFrame:
    """The rows with a file's column turned into the table's column."""
    if ids is None:
        return rows.rename({name: column}) if column != name else rows
    found = rows.join(ids, left_on=name, right_on="key", how="left", maintain_order="left")
    return found.drop(name).rename({"id": column})


def _keeping(stored: Stored, opened: pl.DataFrame) -> pl.DataFrame:
    """With what the corrected rows say that no file knows."""
    pks = opened["pk"].drop_nulls()
    if not stored.kept or not pks.len():
        return opened
    fields = {
        field.attname: field for field in stored.model._meta.concrete_fields if field.attname in stored.kept
    }
    types = {name: TYPES.get(type(field), pl.Int64) for name, field in fields.items()}
    kept = pl.concat(
        frame(
            stored.model.objects.filter(pk__in=pks.slice(start, CLOSED_AT_ONCE).to_list()),
            {"pk": pl.Int64, **types},
            {"pk": "pk", **{name: name for name in fields}},
        )
        for start in range(0, pks.len(), CLOSED_AT_ONCE)
    )
    usual = (
        pl.col(name).fill_null(pl.lit(field.get_default(), types[name])) for name, field in fields.items()
    )
    return opened.join(kept, on="pk", how="left").with_columns(usual)
