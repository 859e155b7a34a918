from dataclasses import replace

import pytest

from stafett.recipes.gathering import queries
from stafett.recipes.gathering.baton import queries as batons
from stafett.recipes.gathering.outside import actions as outside
from stafett.recipes.gathering.rules import Who
from tests.factories import GURO, days_ahead

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(unit_elsewhere) -> str:
    return Who(unit_elsewhere.pk).key


def test_offered_with_a_word_why_and_taken_by_who_leads_it(
    client_of, gathering, address, theirs, alice, charlie, told
) -> None:
    keeper, host = client_of(alice), client_of(charlie)
    page = keeper.post(address("baton"), {"do": "offer", "who": theirs, "why": ""})
    assert (page.status_code, "Write a word about why" in page.text) == (422, True)
    assert host.post(address("baton"), {"do": "offer", "who": theirs, "why": "Us"}).status_code == 422
    keeper.post(address("baton"), {"do": "offer", "who": theirs, "why": "A new house"})
    assert "A new house" in keeper.get(address("baton")).text

    assert "Only who leads this member" in told(keeper.post(address("baton"), {"do": "take"}))[0]
    assert told(host.post(address("baton"), {"do": "take"})) == ["Thank you! The baton is yours."]
    shown = host.get(address("baton"))
    assert ("Home care hosts" in shown.text, "Noted by" in shown.text) == (True, False)
    assert "Set the day and book rooms" in shown.text


def test_for_one_outside_the_keeper_writes_who_said_so(client_of, gathering, address, alice) -> None:
    keeper = client_of(alice)
    keeper.post(address("baton"), {"do": "offer", "who": "-Sør IKT", "why": "They ask"})
    assert keeper.post(address("baton"), {"do": "accept", "by_name": ""}).status_code == 422
    keeper.post(address("baton"), {"do": "accept", "by_name": "Kari Vik"})
    page = keeper.get(address("baton")).text
    assert ("Taken by Kari Vik" in page, f"Noted by {alice.actor.label} on" in page) == (True, True)
    assert keeper.post(address("baton"), {"do": "decline", "grounds": "Fire"}).status_code == 422
    keeper.post(address("baton"), {"do": "decline", "by_name": "Kari Vik", "grounds": "Fire"})
    page = keeper.get(address("baton")).text
    assert ("said no through Kari Vik" in page, f"Noted by {alice.actor.label} on" in page) == (True, True)


def test_for_one_outside_with_a_link_the_keeper_reads_who_answers(
    client_of, series, gathering, address, alice, charlie, today
) -> None:
    asked, keeper = replace(GURO, works_at="Sør IKT"), client_of(alice)
    outside.invite(series, asked, expires_on=days_ahead(30), by=alice.actor, on=today)
    offered = keeper.post(
        address("baton"), {"do": "offer", "who": "-Sør IKT", "why": "They ask"}, follow=True
    )
    assert "Whoever has a link there answers" in offered.text
    page = keeper.get(address("baton")).text
    assert ("Somebody there has a link, and answers by it." in page, "They take it" in page) == (True, False)
    assert keeper.post(address("baton"), {"do": "accept", "by_name": "Kari Vik"}).status_code == 422
    assert "answers by it" not in client_of(charlie).get(address("baton")).text


def test_the_host_keeps_the_checklist_and_tells_the_next_one(
    client_of, gathering, address, alice, unit_a, told
) -> None:
    keeper = client_of(alice)
    keeper.post(address("baton"), {"do": "offer", "who": Who(unit_a.pk).key, "why": ""})
    assert queries.gathering(gathering).host == Who(unit_a.pk)
    first = batons.checklist(gathering)[0].promise_id
    assert told(keeper.post(address("baton"), {"do": "tick", "promise": first})) == ["Done."]
    assert "already" in told(keeper.post(address("baton"), {"do": "tick", "promise": first}))[0]
    assert "meanwhile" in told(keeper.post(address("baton"), {"do": "tick", "promise": "9999"}))[0]
    keeper.post(address("baton"), {"do": "check", "what": "Hire a bus", "weeks": "3"})
    keeper.post(address("baton"), {"do": "tell", "text": "Begin after lunch."})
    assert "Hire a bus" in [row.what for row in batons.checklist(gathering)]
    assert keeper.get(address("baton")).context["told"].text == "Begin after lunch."
    assert keeper.post(address("baton"), {"do": "nothing"}).status_code == 200


def test_a_member_sees_who_hosts_and_no_kit(client_of, gathering, address, charlie, bob) -> None:
    page = client_of(charlie).get(address("baton"))
    assert "Nobody has the baton" in page.text
    assert "For the next host" not in page.text
    assert client_of(bob).get(address("baton")).status_code == 404


def test_two_who_write_for_the_next_host_do_not_lose_each_other_s_words(
    client_of, gathering, address, alice
) -> None:
    browser, here = client_of(alice), address("baton")
    said = {"do": "tell", "seen": browser.get(here).context["forms"]["tell"]["seen"].value()}
    browser.post(here, said | {"text": "Begin after lunch."})

    answer = browser.post(here, said | {"text": "Bring cake."})

    form = answer.context["forms"]["tell"]
    assert (answer.status_code, form["text"].value()) == (422, "Bring cake.")
    assert batons.experience(gathering).text == "Begin after lunch."
    browser.post(here, said | {"text": form["text"].value(), "seen": form["seen"].value()})
    assert batons.experience(gathering).text == "Bring cake."
