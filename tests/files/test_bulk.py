"""Many rows at once: every kind of value, and the indexes that are made afterwards."""

import polars as pl
import pytest
from django.db import IntegrityError, connection, transaction

from stafett.files import bulk
from stafett.people.models import Organisation, Person, PersonDetails, Unit, UnitDetails

pytestmark = pytest.mark.django_db
AWKWARD = ["", "\\N", "\\.", 'a "quoted" word', "two\nlines", "a;b,c\td", " ", "Åse", "NULL"]


def people(count: int, organisation: Organisation) -> pl.DataFrame:
    return pl.DataFrame({"key": [str(nth) for nth in range(count)]}).with_columns(
        organisation_id=pl.lit(organisation.pk)
    )


def indexes(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, table))


def test_texts_arrive_as_they_are() -> None:
    organisation = Organisation.objects.create(key="org")
    bulk.insert(Unit, pl.DataFrame({"key": ["unit"], "organisation_id": [organisation.pk]}))
    rows = pl.DataFrame({"name": AWKWARD}).with_columns(
        opened=pl.int_range(1, len(AWKWARD) + 1),
        closed=pl.lit(1_000),
        organisation_id=pl.lit(organisation.pk),
        unit_id=pl.lit(Unit.objects.get().pk),
        parent_id=pl.lit(None, pl.Int64),
    )
    bulk.insert(UnitDetails, rows)
    assert list(UnitDetails.objects.order_by("opened").values_list("name", flat=True)) == AWKWARD
    assert set(UnitDetails.objects.values_list("parent", "kind")) == {(None, "")}


def test_indexes_made_afterwards_are_the_same_and_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 3)
    organisation = Organisation.objects.create(key="org")
    before = indexes("people_person")
    with bulk.indexed_afterwards(Person, 10):
        bulk.insert(Person, people(10, organisation))
    assert Person.objects.count() == 10
    assert indexes("people_person") == before
    with pytest.raises(IntegrityError), transaction.atomic(), bulk.indexed_afterwards(Person, 10):
        bulk.insert(Person, people(10, organisation))


def test_a_key_that_stands_twice_is_refused_when_the_indexes_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 1)
    organisation = Organisation.objects.create(key="org")
    bulk.insert(Person, people(1, organisation))
    before = indexes("people_persondetails")
    twice = pl.DataFrame({"given_name": ["Åse", "Åse"], "family_name": ["Li", "Li"]}).with_columns(
        opened=pl.lit(1),
        closed=pl.lit(None, pl.Int64),
        organisation_id=pl.lit(organisation.pk),
        person_id=pl.lit(Person.objects.get().pk),
    )
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        bulk.indexed_afterwards(PersonDetails, twice.height),
    ):
        bulk.insert(PersonDetails, twice)
    assert not PersonDetails.objects.exists()
    assert indexes("people_persondetails") == before
