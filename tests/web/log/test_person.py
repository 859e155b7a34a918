"""Who looked at a person, and what changed about them."""

import pytest

from stafett.audit import actions as audit
from stafett.audit.models import Look
from tests import factories


@pytest.fixture
def looked(bob, alice, trust):
    audit.look(trust.pk, person=bob.person.pk, what="person", by=alice.actor)
    audit.look(trust.pk, person=bob.person.pk, what="evidence", by=alice.actor)


def rows(client, address="/log/me/", **query):
    return [(row["by"], row["what"]) for row in client.get(address, query).context["rows"]]


def english(client_of, member):
    return client_of(member, headers={"Accept-Language": "en"})


def test_i_see_who_looked_at_me_the_newest_first(client_of, bob, looked):
    assert rows(english(client_of, bob)) == [
        ("Alice Aas", "opened evidence"),
        ("Alice Aas", "opened the page"),
    ]


def test_i_see_nobody_elses_looks(client_of, alice, looked):
    assert rows(english(client_of, alice)) == []


def test_looking_at_who_looked_at_me_is_no_look(client_of, bob, looked):
    client_of(bob).get("/log/me/")

    assert Look.objects.count() == 2


def test_who_reads_the_log_reads_it_about_a_person_and_that_is_a_look(client_of, bob, frida, looked):
    address = f"/log/people/{bob.person.pk}/"

    assert len(rows(english(client_of, frida), address)) == 3
    assert rows(english(client_of, bob))[0] == ("Frida Gran", "read the log about this person")


def test_neither_a_leader_nor_another_organisation_reads_it(client_of, alice, bob, charlie, looked):
    address = f"/log/people/{bob.person.pk}/"
    factories.role(charlie.person, "auditor", factories.root_of(charlie.person.organisation))

    assert client_of(alice).get(address).status_code == 404
    assert client_of(charlie).get(address).status_code == 404
    assert Look.objects.count() == 2


def test_i_see_what_changed_about_me(client_of, bob):
    employment = bob.person.employments.get()
    factories.correct(employment, position="head nurse")
    leave = factories.leave(bob.person, starts_on=factories.TODAY)
    factories.close(leave)

    page = english(client_of, bob).get("/log/me/", {"show": "changes"})

    assert [row["facts"] for row in page.context["rows"]] == [
        ["leave withdrawn"],
        ["leave recorded"],
        ["employment changed"],
        ["log-in recorded"],
        ["employment recorded"],
        ["name and address recorded"],
    ]


def test_changes_about_others_are_not_mine(client_of, bob, alice):
    before = len(rows(client_of(bob), show="changes"))
    factories.leave(alice.person, starts_on=factories.TODAY)

    assert len(rows(client_of(bob), show="changes")) == before


def test_many_changes_are_read_part_by_part(client_of, bob):
    for days in range(40):
        factories.leave(bob.person, starts_on=factories.days_ahead(days), ends_on=factories.days_ahead(days))
    client = client_of(bob)

    first = client.get("/log/me/", {"show": "changes"}).context
    second = client.get("/log/me/", {"show": "changes", "before": first["older"]}).context

    assert [len(first["rows"]), len(second["rows"])] == [30, 13]


def test_many_looks_are_read_part_by_part(client_of, bob, alice, trust):
    for _ in range(31):
        audit.look(trust.pk, person=bob.person.pk, what="person", by=alice.actor)
    client = client_of(bob)

    first = client.get("/log/me/").context

    assert len(rows(client, before=first["older"])) == 1


def test_a_page_that_was_opened_is_told_in_words(client_of, alice, bob):
    client_of(alice).get(f"/people/{bob.person.pk}/")

    (row,) = client_of(bob).get("/log/me/").context["rows"]
    assert (row["by"], row["what"]) == ("Alice Aas", "opened the page")
