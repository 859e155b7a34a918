"""What somebody decided on a page outlives a file that does not know of it."""

from pathlib import Path

import pytest

from stafett.files import actions, reading
from stafett.people.actor import command_line
from stafett.records import actions as records
from stafett.records.models import Achievement
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db

HEADER = (
    "achievement_id;person_id;competence_id;level;unit_id;achieved_on;valid_until;submitted_on;"
    "approved_on;refused_on;revoked_on\n"
)


@pytest.fixture
def claim(trust, alice: Member, bob: Member, today) -> Achievement:
    course = factories.competence(trust, "Fire safety", key="fire")
    return factories.claim(bob.person, course, achieved_on=days_ago(9), submitted_on=days_ago(9), key="a1")


def send(folder: Path, claim: Achievement, today, **days: str) -> actions.Outcome:
    row = {"approved": "", "refused": ""} | days
    line = f"a1;{claim.person.key};fire;1;;{days_ago(9)};;{days_ago(9)};{row['approved']};{row['refused']};\n"
    (folder / "achievements.csv").write_text(HEADER + line)
    return actions.take(
        reading.read(folder), organisation=claim.organisation.key, by=command_line(), on=today
    )


def decision() -> tuple[object, object]:
    row = Achievement.objects.open().get(key="a1")
    return row.approved_on, row.refused_on


def test_the_file_sent_again_leaves_the_approval(claim, alice: Member, tmp_path, today) -> None:
    records.approve([claim], by=alice.actor, on=today)

    outcome = send(tmp_path, claim, today)

    assert (list(outcome.faults.lines()), outcome.is_nothing, decision()) == ([], True, (today, None))


def test_a_file_that_decides_itself_is_taken(claim, alice: Member, tmp_path, today) -> None:
    records.return_with_grounds([claim], grounds="Wrong form.", by=alice.actor, on=today)

    outcome = send(tmp_path, claim, today, approved=str(days_ago(1)))

    assert (list(outcome.faults.lines()), decision()) == ([], (days_ago(1), None))


def test_a_claim_nobody_has_decided_is_as_the_file_says(claim, tmp_path, today) -> None:
    outcome = send(tmp_path, claim, today)

    assert (list(outcome.faults.lines()), outcome.is_nothing, decision()) == ([], True, (None, None))
