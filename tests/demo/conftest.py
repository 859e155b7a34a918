"""The smallest of the demo's organisations, loaded once a module."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from stafett.demo import actions
from stafett.demo.organisations import VAAGSUND
from tests.factories import TODAY


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Vågsund IKT as it is on the tests' day. Each test's own changes are undone after it, this after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        actions.load(on=TODAY, organisations=[VAAGSUND])
        yield
        transaction.set_rollback(True)
