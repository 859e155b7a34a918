"""What there is to read at a gathering, through a link."""

import io

import pytest
from django.urls import reverse

from stafett.arenas.models import Party
from stafett.recipes.gathering import actions as gatherings_of
from stafett.recipes.gathering.agenda import actions
from stafett.recipes.gathering.rules import NOBODY
from stafett.records.evidence import Upload
from tests.factories import gatherings

from . import gathered

pytestmark = pytest.mark.django_db
gathering, guro, made, page, series = (
    gathered.gathering,
    gathered.guro,
    gathered.made,
    gathered.page,
    gathered.series,
)


@pytest.fixture
def kept(gathering, alice, settings, tmp_path):
    """Reads a file, added to a gathering."""
    settings.DATA = tmp_path

    def add(to):
        slot = actions.add(to, "Welcome", 30, NOBODY, by=alice.actor).slot
        return actions.add_file(slot, "", Upload("a.pdf", 5, io.BytesIO(b"%PDF-")), by=alice.actor)

    return add


def test_what_there_is_to_read_is_downloaded(guro, page, made, gathering, kept) -> None:
    place = reverse("guest:material", args=[made.link.pk, kept(gathering).pk])
    assert place in guro.get(page).text
    answer = guro.get(place)
    assert b"".join(answer.streaming_content) == b"%PDF-"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in answer["Cache-Control"]


def test_nothing_of_another_series_nor_when_the_member_has_left(
    guro, made, series, gathering, kept, alice, unit_a, client, today
) -> None:
    other = kept(gatherings.gathering(gatherings.series(alice.actor, unit_a), alice.actor))
    own = reverse("guest:material", args=[made.link.pk, kept(gathering).pk])
    assert guro.get(reverse("guest:material", args=[made.link.pk, other.pk])).status_code == 404
    assert client.get(own).status_code == 404
    party = Party.objects.open().get(arena=series, outside="Sør IKT")
    gatherings_of.remove_member(series, party, by=alice.actor, on=today)
    assert guro.get(own).status_code == 404
