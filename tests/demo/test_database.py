"""The demo's database file: made anew when it must be, and never half."""

import pytest

from stafett.audit import actions as audit
from stafett.audit.models import INSTALLATION
from stafett.demo import actions, queries
from stafett.demo.edition import edition
from stafett.people.actor import command_line
from tests.factories import TODAY


@pytest.mark.django_db
def test_nothing_is_loaded_in_an_empty_database() -> None:
    assert queries.loaded() is None
    assert queries.stages(on=TODAY) == []


def said(**changed: str) -> None:
    with audit.change(INSTALLATION, by=command_line(), verb=actions.LOADED) as change:
        change.detail = {"on": TODAY.isoformat(), "edition": edition(), "parts": {}, **changed}
