"""Rows as columnar frames."""

import polars as pl
import pytest

from stafett.audit.frames import frame, frame_of_many
from stafett.people.models import Employment
from tests import factories

COLUMNS = {"person": pl.Int64, "position": pl.String, "from": pl.Date}
SOURCES = {"person": "person_id", "position": "position", "from": "starts_on"}


def test_rows_become_columns_in_one_query(bob, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = frame(Employment.objects.open(), COLUMNS, SOURCES)

    assert found.rows() == [(bob.person.pk, "nurse", factories.LONG_AGO)]
    assert found.schema == COLUMNS


def test_no_rows_keep_their_columns(db):
    assert frame(Employment.objects.open(), COLUMNS, SOURCES).schema == COLUMNS


def test_rows_that_cannot_be_are_not_asked_for(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert frame(Employment.objects.none(), COLUMNS, SOURCES).is_empty()


@pytest.mark.django_db(transaction=True)
def test_of_many_rows_the_same_is_told(alice, bob):
    some = Employment.objects.open().order_by("pk")
    assert frame_of_many(some, COLUMNS, SOURCES).rows() == frame(some, COLUMNS, SOURCES).rows()
    nobody = some.filter(position="nobody")
    assert frame_of_many(nobody, COLUMNS, SOURCES).schema == COLUMNS
