import io
from datetime import timedelta

import pytest
from django.urls import reverse

from stafett.recipes.gathering import actions as members
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.agenda import actions
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.rules import NOBODY
from stafett.records import evidence
from stafett.records.evidence import Upload
from tests.factories import TODAY, arenas, days_ago, gatherings

pytestmark = pytest.mark.django_db


def test_who_sees_the_series_reads_its_files(
    client_of, gathering, alice, charlie, bob, settings, tmp_path
) -> None:
    settings.DATA = tmp_path
    slot = actions.add(gathering, "Welcome", 30, NOBODY, by=alice.actor).slot
    kept = actions.add_file(slot, "", Upload("a.pdf", 5, io.BytesIO(b"%PDF-")), by=alice.actor)
    link = actions.add_link(slot, "Read", "https://example.org", by=alice.actor)
    address = reverse("gatherings:material", args=[kept.pk])

    answer = client_of(charlie).get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert client_of(bob).get(address).status_code == 404
    assert client_of(alice).get(reverse("gatherings:material", args=[link.pk])).status_code == 404
    evidence.drop(kept.stored_as)
    assert client_of(alice).get(address).status_code == 404


def test_a_former_member_reads_what_it_was_at_and_is_sent_nowhere_else(
    client_of, series, gathering, alice, charlie, unit_elsewhere, settings, tmp_path
) -> None:
    settings.DATA = tmp_path
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    places, then = gatherings.places(last, unit_elsewhere), arenas.NOON - timedelta(days=300)
    people.sign_up(last, places, [charlie.person.pk], by=charlie.actor, at=then)
    kept = []
    for one in (last, gathering):
        slot = actions.add(one, "Welcome", 30, NOBODY, by=alice.actor).slot
        upload = Upload("a.pdf", 5, io.BytesIO(b"%PDF-"))
        kept.append(actions.add_file(slot, "", upload, by=alice.actor).pk)
    members.remove_member(series, queries.members(series)[1].party, by=alice.actor, on=TODAY)

    browser = client_of(charlie)
    readable, refused = (browser.get(reverse("gatherings:material", args=[pk])) for pk in kept)
    assert b"".join(readable.streaming_content) == b"%PDF-"
    assert refused.status_code == 404
    found = [browser.get(reverse("gatherings:gathering", args=[one.pk])) for one in (last, gathering)]
    there = reverse("gatherings:detail", args=[series.pk])
    assert [page.status_code for page in found] == [200, 404]
    assert f'href="{there}"' not in found[0].text
    assert browser.get(there).status_code == 404
