"""Rows as columnar frames."""

import polars as pl

from stafett.audit.frames import frame
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
