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


def test_one_person_who_has_no_log_in_gets_a_first_link(newcomer, bob, capsys):
    (line,) = invited(capsys, "granli", person=newcomer.key)

    assert line["email"] == "nina@example.org"


def test_one_who_forgot_the_password_gets_a_link_for_a_new_one(bob, trust, capsys, client):
    (line,) = invited(capsys, "a", person=bob.person.key)
    place = line["link"].removeprefix(SITE)
    page = client.get(place).content.decode()
    typed = {"password": "four words in rows", "repeat": "four words in rows", "first": "yes"}

    assert line["email"] == bob.identity.email
    assert "Choose a new password" in page
    assert client.post(place, typed).status_code == 302
    bob.identity.refresh_from_db()
    assert bob.identity.check_password("four words in rows")
    assert client.get("/me/").status_code == 200
    assert client.get(place).status_code == 404, "it works once"


def test_nobody_outside_the_unit_gets_one(gunnar, charlie, unit_a, capsys):
    for member in (gunnar, charlie):
        with pytest.raises(SystemExit, match="2"):
            call_command("invite", "a", person=member.person.key, site=SITE)
        assert "works there" in capsys.readouterr().err
