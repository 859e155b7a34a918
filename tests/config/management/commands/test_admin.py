"""`stafett admin EMAIL`."""

import pytest
from django.core.management import call_command
from django.test import Client

from stafett.people.models import Identity
from tests import factories


def test_the_printed_link_makes_an_operator(db, capsys):
    call_command("admin", "root@example.org", site="https://stafett.example.org")

    link = capsys.readouterr().out.strip()
    assert link.startswith("https://stafett.example.org/invitation/")
    given = {"first": "yes", "password": "a long and quiet password", "repeat": "a long and quiet password"}
    assert Client().post(link.removeprefix("https://stafett.example.org"), given).status_code == 302
    assert Identity.objects.get(email="root@example.org").is_operator


def test_an_operator_who_forgot_gets_a_new_password(db, capsys):
    factories.identity("root@example.org", is_operator=True)

    call_command("admin", "ROOT@example.org", site="https://stafett.example.org")

    link = capsys.readouterr().out.strip().removeprefix("https://stafett.example.org")
    assert Client().get(link).context["is_reset"] is True


def test_what_is_no_address_is_refused(db, capsys):
    with pytest.raises(SystemExit, match="2"):
        call_command("admin", "nonsense")
    assert "is not an e-mail address" in capsys.readouterr().err
