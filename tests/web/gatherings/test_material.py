import io

import pytest
from django.urls import reverse

from stafett.recipes.gathering.agenda import actions
from stafett.recipes.gathering.rules import NOBODY
from stafett.records import evidence
from stafett.records.evidence import Upload

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
