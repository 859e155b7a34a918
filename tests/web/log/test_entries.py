"""The log as people read it."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stafett.audit import actions as audit
from stafett.audit.models import INSTALLATION, Entry
from stafett.people.actor import Actor, command_line
from stafett.web.log import sentences
from tests import factories


def write(organisation, verb="achievement.approved", *, by="Øyvind Ås", subject="", at=None, **detail):
    with audit.change(organisation.pk, by=Actor(label=by), verb=verb, subject=subject) as change:
        change.detail = detail
    if at:
        Entry.objects.filter(organisation=organisation.pk, position=change.position).update(at=at)


@pytest.fixture
def reader(client_of, frida):
    """The auditor's browser, with a log that holds only what the test writes."""
    Entry.objects.all().delete()
    return client_of(frida, headers={"Accept-Language": "en"})


def shown(client, **query):
    found = client.get("/log/", query).context["entries"]
    return [(entry["by"], entry["what"], entry["details"]) for entry in found]


def test_entries_are_sentences_the_newest_first(reader, trust):
    write(trust, "achievement.claimed", by="Bob Berg")
    write(trust, by="Alice Aas", count=2)

    assert shown(reader) == [
        ("Alice Aas", "approved competence", ["count: 2"]),
        ("Bob Berg", "sent a competence for approval", []),
    ]


def test_an_import_is_told_with_its_counts(reader, trust):
    files = {"people.csv": {"new": 3, "changed": 0, "withdrawn": 1, "unchanged": 9}}
    with audit.change(trust.pk, by=command_line(), verb="facts.imported") as change:
        change.detail = files

    assert shown(reader) == [
        ("The command line", "imported fact files", ["people.csv: 3 new, 1 withdrawn, 9 unchanged"])
    ]


def test_a_verb_without_a_sentence_is_still_read(reader, trust):
    write(trust, "plan.retired_early", subject="HLR")

    assert shown(reader) == [("Øyvind Ås", "plan retired early", ["HLR"])]


def test_nothing_in_an_entry_is_taken_for_markup(reader, trust):
    write(trust, by="<script>alert(1)</script>", subject="<b>", note="<i>")

    page = reader.get("/log/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_day_is_oslos(reader, trust):
    write(trust, by="Before", at=datetime(2026, 6, 14, 21, 59, tzinfo=UTC))
    write(trust, by="First", at=datetime(2026, 6, 14, 22, 0, tzinfo=UTC))
    write(trust, by="Last", at=datetime(2026, 6, 15, 21, 59, tzinfo=UTC))
    write(trust, by="After", at=datetime(2026, 6, 15, 22, 0, tzinfo=UTC))

    assert [by for by, _what, _details in shown(reader, on="2026-06-15")] == ["Last", "First"]


@pytest.mark.parametrize("text", ["øyvind", "ØYVIND", "Ås", "approved", "hlr-kurs"])
def test_a_text_is_found_in_names_subjects_and_sentences(reader, trust, text):
    write(trust, "achievement.claimed", by="Bob Berg")
    write(trust, subject="HLR-kurs")

    assert [by for by, _what, _details in shown(reader, q=text)] == ["Øyvind Ås"]


def test_a_kind_of_change_is_chosen_by_its_sentence(reader, trust):
    write(trust, "achievement.claimed", by="Bob Berg")
    write(trust)

    page = reader.get("/log/", {"what": "achievement.claimed"})

    assert [entry["by"] for entry in page.context["entries"]] == ["Bob Berg"]
    assert '<option value="achievement.claimed" selected>Sent a competence for approval</option>' in page.text


def test_a_kind_of_change_stays_chosen_in_older_entries(reader, trust):
    for _number in range(51):
        write(trust)

    page = reader.get("/log/", {"what": "achievement.approved", "q": "ås", "on": ""}).text

    assert re.findall(r'rel="next" href="\?([^"]*)&amp;before=\d+"', page) == [
        "what=achievement.approved&amp;q=%C3%A5s&amp;on="
    ]


def test_what_is_told_with_the_same_words_is_found_together(db, client):
    identity = factories.identity("root@example.org", is_operator=True)
    client.force_login(identity, backend="django.contrib.auth.backends.ModelBackend")
    Entry.objects.all().delete()
    for position, verb in enumerate(["log_in.password_set", "operator.password_set", "log_in.failed"], 1):
        Entry.objects.create(organisation=INSTALLATION, position=position, at=datetime.now(UTC), verb=verb)

    page = client.get("/log/installation/", {"what": "log_in.password_set"}).context

    assert [entry["position"] for entry in page["entries"]] == [2, 1]
    assert [said for _verb, said in page["form"].fields["what"].choices].count(
        "Set a new password by link"
    ) == 1


def test_an_organisation_is_not_asked_about_what_only_the_installation_knows(reader, trust):
    choices = [verb for verb, _said in reader.get("/log/").context["form"].fields["what"].choices]

    assert "achievement.approved" in choices
    assert [verb for verb in choices if verb in sentences.OF_THE_INSTALLATION] == []


def test_where_nothing_is_found_it_says_what_to_do(reader, trust):
    write(trust)

    page = reader.get("/log/", {"what": "facts.imported"}).text

    assert "Choose another day or kind of change, write another text, or show all." in page
    assert 'href="?">' in page


def test_signs_that_databases_know_are_only_signs(reader, trust):
    write(trust, subject="100 %")
    write(trust, by="Bob Berg")

    assert len(shown(reader, q="%")) == 1
    assert shown(reader, q="_") == []


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"},
        {"q": "x" * 5000},
        {"on": "soon"},
        {"before": "x"},
        {"before": "9" * 40},
        {"what": "secrets"},
    ],
)
def test_what_cannot_be_read_counts_as_not_given(reader, trust, query):
    write(trust)

    assert len(shown(reader, **query)) == 1


def test_a_long_log_is_read_part_by_part(reader, trust):
    for number in range(60):
        write(trust, subject=f"entry {number}")

    first = reader.get("/log/").context
    second = reader.get("/log/", {"before": first["older"]}).context

    said = [entry["details"] for entry in [*first["entries"], *second["entries"]]]
    assert said == [[f"entry {number}"] for number in reversed(range(60))]
    assert second["older"] is None


def test_htmx_gets_the_list_alone(reader, trust):
    write(trust)

    part = reader.get("/log/", headers={"HX-Request": "true", "HX-Target": "div#entries"}).content.decode()

    assert "approved competence" in part
    assert "<html" not in part


def test_the_page_takes_as_many_queries_for_three_entries_as_for_one(reader, trust):
    write(trust)
    with CaptureQueriesContext(connection) as one:
        reader.get("/log/")
    write(trust)
    write(trust)
    with CaptureQueriesContext(connection) as three:
        reader.get("/log/")

    assert len(one) == len(three)


def test_who_may_read_the_log(client_of, alice, bob, dana, erik, frida, gunnar, hanne):
    everyone = {"alice": alice, "bob": bob, "dana": dana, "erik": erik, "frida": frida}
    everyone |= {"gunnar": gunnar, "hanne": hanne}

    answers = {name: client_of(member).get("/log/").status_code for name, member in everyone.items()}

    assert answers == {
        "alice": 404,
        "bob": 404,
        "dana": 200,
        "erik": 200,
        "frida": 200,
        "gunnar": 404,
        "hanne": 404,
    }


def test_an_auditor_of_a_part_does_not_read_the_whole_log(client_of, bob, unit_a):
    factories.role(bob.person, "auditor", unit_a)

    assert client_of(bob).get("/log/").status_code == 404


def test_nobody_reads_another_organisations_log(reader, trust, elsewhere):
    write(elsewhere, by="Charlie Dahl")

    assert shown(reader) == []


def test_the_installations_log_is_the_operators(client_of, frida, bob):
    operator = Client()
    identity = factories.identity("root@example.org", is_operator=True)
    operator.force_login(identity, backend="django.contrib.auth.backends.ModelBackend")
    Entry.objects.create(
        organisation=INSTALLATION, position=1, at=datetime.now(UTC), by="", verb="log_in.failed"
    )

    assert operator.get("/log/").url == "/log/installation/"
    assert len(operator.get("/log/installation/").context["entries"]) == 1
    assert client_of(frida).get("/log/installation/").status_code == 404
    assert client_of(bob).get("/log/installation/").status_code == 404


def test_a_stranger_is_asked_to_log_in(client, db):
    assert client.get("/log/").url == "/login/?next=/log/"
