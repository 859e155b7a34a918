import io

import pytest

from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Material
from stafett.lib.verdict import NotAllowed
from stafett.recipes.gathering import actions as members
from stafett.recipes.gathering import queries as parties
from stafett.recipes.gathering.agenda import actions, queries
from stafett.recipes.gathering.queries import gathering as read
from stafett.recipes.gathering.rules import NOBODY, Who
from stafett.records import evidence
from stafett.records.evidence import Upload
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def titles(gathering) -> list[str]:
    return [one.details.title for one in queries.points(read(gathering).details)]


def test_members_write_their_points_and_the_keeper_orders_them(
    gathering, alice, charlie, ours, theirs
) -> None:
    welcome = actions.add(gathering, " Welcome ", 30, NOBODY, by=alice.actor).slot
    security = actions.add(gathering, "Security", 60, theirs, by=charlie.actor).slot
    assert titles(gathering) == ["Welcome", "Security"]

    actions.lift(security, by=alice.actor)
    actions.lift(security, by=alice.actor)
    assert titles(gathering) == ["Security", "Welcome"]
    actions.alter(security, "Security for all", 90, theirs, by=charlie.actor)
    actions.drop(welcome, by=alice.actor)
    assert titles(gathering) == ["Security for all"]

    for refused in (
        lambda: actions.add(gathering, "Mine", 10, ours, by=charlie.actor),
        lambda: actions.alter(security, "Mine", 10, ours, by=charlie.actor),
        lambda: actions.lift(security, by=charlie.actor),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(ArenaError, match="members"):
        actions.add(gathering, "Theirs", 10, Who(None, "Nobody"), by=alice.actor)


def test_what_there_is_to_read_is_kept_with_the_point(
    gathering, charlie, bob, theirs, settings, tmp_path
) -> None:
    settings.DATA = tmp_path
    slot = actions.add(gathering, "Security", 60, theirs, by=charlie.actor).slot
    link = actions.add_link(slot, "Read", "https://example.org", by=charlie.actor)
    upload = Upload("slides.pdf", 5, io.BytesIO(b"%PDF-"))
    file = actions.add_file(slot, "", upload, by=charlie.actor)
    assert (file.title, file.slot, evidence.path(file.stored_as).read_bytes()) == (
        "slides.pdf",
        slot,
        b"%PDF-",
    )

    actions.take_away(slot, link, by=charlie.actor)
    assert list(Material.objects.open()) == [file]
    with pytest.raises(NotAllowed):
        actions.take_away(slot, file, by=bob.actor)


def test_a_former_member_leaves_its_points_alone(
    series, gathering, alice, charlie, theirs, settings, tmp_path
) -> None:
    settings.DATA = tmp_path
    slot = actions.add(gathering, "Security", 60, theirs, by=charlie.actor).slot
    members.remove_member(series, parties.members(series)[1].party, by=alice.actor, on=TODAY)

    upload = Upload("slides.pdf", 5, io.BytesIO(b"%PDF-"))
    for refused in (
        lambda: actions.add_link(slot, "Read", "https://example.org", by=charlie.actor),
        lambda: actions.add_file(slot, "", upload, by=charlie.actor),
        lambda: actions.drop(slot, by=charlie.actor),
    ):
        with pytest.raises(NotAllowed):
            refused()
    actions.drop(slot, by=alice.actor)
    assert titles(gathering) == []
