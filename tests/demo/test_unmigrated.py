"""A database whose tables are not made yet holds no demo, and that is no fault."""

from collections.abc import Iterator

import pytest
from django.db import connection

from stafett.demo import queries


@pytest.fixture
def without_a_log(transactional_db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry RENAME TO elsewhere")
    yield
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE elsewhere RENAME TO audit_entry")


def test_nothing_is_loaded_where_there_is_no_log(without_a_log: None) -> None:
    assert queries.loaded() is None
