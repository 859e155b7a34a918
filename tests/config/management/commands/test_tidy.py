"""`stafett tidy`."""

import pytest
from django.core.management import call_command
from django.db import OperationalError

from stafett.config import tidying
from stafett.people.models import Guest
from tests import factories
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


def test_it_says_that_all_is_done(alice, today, monkeypatch, capsys) -> None:
    factories.let_in("practice:1:2", by=alice, expires_on=today)
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(91).isoformat())
    call_command("tidy")

    assert capsys.readouterr().out == "Everything is done.\n"
    assert Guest.objects.get().email == ""


def test_it_does_the_rest_and_fails_where_something_could_not_be_done(
    alice, today, monkeypatch, capsys
) -> None:
    def fails(*, on):
        raise OperationalError("no database")

    monkeypatch.setattr(tidying.box, "empty", fails)
    factories.let_in("practice:1:2", by=alice, expires_on=today)
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(91).isoformat())

    with pytest.raises(SystemExit, match="2"):
        call_command("tidy")
    assert "Not everything could be done." in capsys.readouterr().err
    assert Guest.objects.get().email == ""
