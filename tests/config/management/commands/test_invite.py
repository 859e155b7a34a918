"""`stafett invite UNIT_ID`."""

import csv
import io

import pytest
from django.core.management import call_command

from tests import factories

SITE = "https://stafett.example.org"


@pytest.fixture
def newcomer(trust, unit_a):
    made = factories.person(trust, "Nina Nyansatt", email="nina@example.org")
    factories.employment(made, unit_a)
    return made


def invited(capsys, *arguments, **options):
    call_command("invite", *arguments, site=SITE, **options)
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out), delimiter=";"))


def test_links_are_printed_for_those_who_have_an_address_and_no_log_in(newcomer, bob, capsys):
    found = invited(capsys, "granli")

    assert [(line["email"], line["name"]) for line in found] == [("nina@example.org", "Nina Nyansatt")]
    assert found[0]["link"].startswith(f"{SITE}/invitation/")


def test_an_address_that_cannot_be_right_is_told_apart(trust, unit_a, capsys):
    factories.employment(factories.person(trust, "Feil Adresse", email="feil@"), unit_a)

    call_command("invite", "a", site=SITE)

    said = capsys.readouterr()
    assert said.out == "email;name;link\n"
    assert "Feil Adresse" in said.err


def test_an_unknown_unit_is_refused(trust, capsys):
    with pytest.raises(SystemExit, match="2"):
        call_command("invite", "nowhere", site=SITE)
    assert "There is no unit “nowhere”." in capsys.readouterr().err


def test_a_unit_in_several_organisations_must_be_told_apart(newcomer, elsewhere, capsys):
    factories.unit(factories.root_of(elsewhere), "Another A", key="a")

    with pytest.raises(SystemExit, match="2"):
        call_command("invite", "a", site=SITE)
    assert "one of: granli, solvik" in capsys.readouterr().err
    assert len(invited(capsys, "a", organisation="granli")) == 1
    assert invited(capsys, "a", organisation="solvik") == []
