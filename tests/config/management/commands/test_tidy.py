"""`stafett tidy`."""

import pytest
from django.core.management import call_command

from stafett.people.models import Guest
from tests import factories
from tests.factories import days_ahead

pytestmark = pytest.mark.django_db


def test_it_says_how_many_guests_are_forgotten(alice, today, monkeypatch, capsys) -> None:
    factories.let_in("practice:1:2", by=alice, expires_on=today)
    monkeypatch.setenv("STAFETT_TODAY", days_ahead(91).isoformat())
    call_command("tidy")
    call_command("tidy")

    assert capsys.readouterr().out == "1 guest is forgotten.\n0 guests are forgotten.\n"
    assert Guest.objects.get().email == ""
