"""Differences into rows: identities made, old rows closed, new ones opened."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.db.models import Model

from stafett.plans.models import Acceptance

from .comparing import Difference
from .kinds import Kind
from .stored import COMMON, IDENTITIES, STORED, Stored, keys

CHUNK = 5000
CLOSED_AT_ONCE = 500
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
        self.total = sum(
            found.becoming("new", "changed", "withdrawn").height for found in differences.values()
        )
        for name, column in OWN_IDENTITY.items():
            if name in differences:
                self._identify(COMMON[column][1], differences[name].becoming("new")[column])
        for name, found in differences.items():
            self._close(STORED[name], found.becoming("changed", "withdrawn")["pk"].to_list())
            self._open(found.table.kind, found.becoming("new", "changed"))

    def _identify(self, identity: str, wanted: pl.Series) -> None:
        known = keys(identity, self.organisation_id)["key"]
        model = IDENTITIES[identity]
        new = wanted.unique(maintain_order=True)
        new = new.filter(~new.is_in(known.implode()))
        insert(model, (model(organisation_id=self.organisation_id, key=key) for key in new))

    def _ids(self, identity: str) -> pl.DataFrame:
        if identity not in self._keys:
            self._keys[identity] = keys(identity, self.organisation_id)
        return self._keys[identity]

    def _close(self, stored: Stored, pks: list[int]) -> None:
        for start in range(0, len(pks), CLOSED_AT_ONCE):
            some = pks[start : start + CLOSED_AT_ONCE]
            stored.model.objects.filter(pk__in=some).update(closed=self.position)
        self._advance(len(pks))

    def _open(self, kind: Kind, rows: pl.DataFrame) -> None:
        stored = STORED[kind.name]
        for some in self._with_ids(kind, rows).iter_slices(CHUNK):
            made = insert(stored.model, self._objects(kind, stored, some))
            if kind.name == "requirements":
                self._accept(made, some["accepts"])
            self._advance(some.filter(pl.col("becomes") == "new").height)

    def _advance(self, rows: int) -> None:
        self.done += rows
        self.progress(self.done, self.total)

    def _with_ids(self, kind: Kind, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with the identities' integer keys in place of the ids."""
        for name in kind.names:
            if identity := STORED[kind.name].identity(name):
                named = self._ids(identity[1]).rename({"key": name, "id": f"{name} id"})
                rows = rows.join(named, on=name, how="left", maintain_order="left")
        return rows

    def _objects(self, kind: Kind, stored: Stored, rows: pl.DataFrame) -> Iterator[Model]:
        names = [name for name in kind.names if name != "accepts"]
        fields, columns = [], []
        for name in names:
            identity = stored.identity(name)
            fields.append(f"{identity[0]}_id" if identity else stored.fields.get(name, name))
            columns.append(f"{name} id" if identity else name)
        kept = self._kept(stored, rows)
        common = {"organisation_id": self.organisation_id, "opened": self.position}
        for pk, *values in rows.select("pk", *columns).iter_rows():
            yield stored.model(**common, **dict(zip(fields, values, strict=True)), **kept.get(pk, {}))

    def _kept(self, stored: Stored, rows: pl.DataFrame) -> dict[int, dict[str, Any]]:
        """What the corrected rows say that no file knows, by the row it comes from."""
        pks = rows["pk"].drop_nulls().to_list() if stored.kept else []
        found: dict[int, dict[str, Any]] = {}
        for start in range(0, len(pks), CLOSED_AT_ONCE):
            some = stored.model.objects.filter(pk__in=pks[start : start + CLOSED_AT_ONCE])
            found |= {row.pop("pk"): row for row in some.values("pk", *stored.kept)}
        return found

    def _accept(self, made: list[Any], accepts: pl.Series) -> None:
        ids = dict(self._ids("competence").iter_rows())
        insert(Acceptance, (
            Acceptance(requirement=requirement, competence_id=ids[competence])
            for requirement, joined in zip(made, accepts, strict=True)
            for competence in joined.split("|")
        ))  # fmt: skip


def insert[M: Model](model: type[M], rows: Iterable[M]) -> list[M]:
    """Insert rows, many a statement."""
    return model._default_manager.bulk_create(rows, batch_size=CHUNK)
