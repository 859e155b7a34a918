"""The catalogue, for everybody in the organisation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stafett.plans.drafts.asked import reading_key
from stafett.plans.models import Happening
from stafett.records.catalogue import actions
from stafett.records.catalogue.said import Said
from tests import factories
from tests.factories import days_ago
from tests.factories.audit import record

pytestmark = pytest.mark.django_db


def rows(client, **query):
    page = client.get(reverse("competences:list"), query).context["page"]
    return [(row.name, row.validity, row.plans) for row in page]


def test_each_with_its_validity_and_how_many_plans_ask(client_of, trust, course, bob) -> None:
    factories.competence(trust, "Ærlig samtale")

    client = client_of(bob, headers={"accept-language": "en"})

    assert rows(client) == [("Fire safety", "Valid for 1 year.", 1), ("Ærlig samtale", "Never lapses.", 0)]
    assert rows(client, q="ærl") == [("Ærlig samtale", "Never lapses.", 0)]
    assert rows(client, q="nothing like it") == []


def test_nothing_of_another_organisation_is_listed(client_of, course, charlie) -> None:
    assert rows(client_of(charlie)) == []


def test_the_number_of_queries_does_not_grow(client_of, trust, course, bob) -> None:
    client = client_of(bob)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            rows(client)
        return len(queries)

    asked()
    first = asked()
    for number in range(3):
        plan = factories.plan(trust, f"Plan {number}")
        factories.requirement(plan, factories.competence(trust, f"Course {number}"))

    assert asked() == first


# -- For those who keep it ---------------------------------------------------------------------------------


def add(member, name: str, **said):
    return actions.add(Said(name=name, **said), by=member.actor)


def names(client, **query) -> list[str]:
    return [row.name for row in client.get(reverse("competences:list"), query).context["page"]]


def test_only_what_a_unit_or_one_below_it_owns(client_of, root, clinic, unit_a, unit_b, erik, bob) -> None:
    for name, unit in (("Of A", unit_a), ("Of B", unit_b), ("Of all", root)):
        add(erik, name, owner_unit_id=unit.pk)
    add(erik, "Of nobody")
    client = client_of(bob)

    assert names(client, unit=unit_a.pk) == ["Of A"]
    assert names(client, unit=clinic.pk) == ["Of A", "Of B"]
    for unit in ("", "0", "²", "9" * 30):
        assert names(client, unit=unit) == ["Of A", "Of B", "Of all", "Of nobody"]


def test_merged_ones_are_shown_when_asked_for(client_of, erik, bob) -> None:
    goes, stays = add(erik, "Goes"), add(erik, "Stays")
    client = client_of(bob)
    assert "show=merged" not in client.get(reverse("competences:list")).text
    actions.merge(goes.pk, into=stays.pk, by=erik.actor)

    page = client.get(reverse("competences:list"), {"show": "merged"}).context["page"]

    assert names(client) == ["Stays"]
    assert [(row.name, row.is_merged) for row in page] == [("Goes", True), ("Stays", False)]


def test_what_is_overdue_is_marked_for_its_owner(client_of, unit_a, unit_b, erik, alice, bob, today) -> None:
    add(erik, "Late in A", owner_unit_id=unit_a.pk, review_on=days_ago(1))
    add(erik, "Late in B", owner_unit_id=unit_b.pk, review_on=days_ago(1))
    add(erik, "In time", owner_unit_id=unit_a.pk, review_on=today)
    leader, nurse = client_of(alice), client_of(bob)

    marked = [row.name for row in leader.get(reverse("competences:list")).context["page"] if row.is_overdue]

    assert marked == ["Late in A", "Late in B"]
    assert names(leader, show="overdue") == ["Late in A"]
    assert [kind["count"] for kind in leader.get("/competences/").context["kinds"]] == [None, 1]
    assert not any(row.is_overdue for row in nurse.get("/competences/").context["page"])
    assert [kind["value"] for kind in nurse.get("/competences/").context["kinds"]] == [""]


def test_what_is_only_to_be_read_is_listed_when_asked_for(client_of, trust, root, course, bob, erik) -> None:
    client = client_of(bob)
    assert [kind["value"] for kind in client.get(reverse("competences:list")).context["kinds"]] == [""]
    factories.competence(trust, "Read: Pumps, version 2", key=reading_key())
    factories.competence(trust, "Read this too", key="read-the-manual")
    happened = factories.competence(trust, "New software")
    plan = factories.plan(trust, "New software")
    record(
        Happening, organisation=trust, plan=plan, about=course, reading=happened, title="New software",
        deadline=days_ago(1), sent_on=days_ago(9), sent_by="Erik",
    )  # fmt: skip

    names = [[name for name, _validity, _plans in rows(client, **query)] for query in ({}, {"show": "read"})]

    assert names == [["Fire safety", "Read this too"], ["New software", "Read: Pumps, version 2"]]
    assert [kind["value"] for kind in client.get(reverse("competences:list")).context["kinds"]] == [
        "",
        "read",
    ]
