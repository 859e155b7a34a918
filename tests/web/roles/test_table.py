"""Who may do what."""

from django.test import Client

from stafett.people.roles import POWERS, ROLES
from tests import factories


def test_the_table_says_what_the_rules_use(client_of, bob):
    found = client_of(bob).get("/roles/").context["roles"]

    assert [[mark["has"] for mark in role["marks"]] for role in found] == [
        [power in role.powers for power in POWERS] for role in ROLES.values()
    ]


def test_an_employee_sees_the_table_and_no_holders(client_of, bob, alice):
    page = client_of(bob).get("/roles/")

    assert page.context["may_see_holders"] is False
    assert "Alice Aas" not in page.content.decode()


def test_an_administrator_sees_who_holds_what(client_of, dana, alice):
    assert "Alice Aas" in client_of(dana).get("/roles/").content.decode()


def test_an_operator_sees_the_table_alone(alice):
    operator = Client()
    identity = factories.identity(is_operator=True)
    operator.force_login(identity, backend="django.contrib.auth.backends.ModelBackend")

    page = operator.get("/roles/")

    assert page.status_code == 200
    assert "Alice Aas" not in page.content.decode()


def test_a_log_in_tied_to_nobody_sees_nothing(db):
    client = Client()
    client.force_login(factories.identity(), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/roles/").status_code == 404
