"""Nobody gives themselves a role, an approval or an exemption by importing it on a page."""

from datetime import date

import pytest

from stafett.files import actions
from stafett.people.actor import command_line
from stafett.people.models import Role
from tests import factories
from tests.factories import Member

from .folders import Files, only, read

pytestmark = pytest.mark.django_db

SENTENCE = "this is about yourself; somebody else must import this line"
ABOUT = {
    "roles": ("r9;{};leader;granli;2020-01-01;", 2),
    "achievements": ("h9;{};cpr;1;;2026-01-05;;;2026-01-06;;", 2),
    "exemptions": ("x9;{};base;;2026-03-01;", 2),
}


@pytest.fixture
def known(trust) -> None:
    factories.competence(trust, "CPR", key="cpr")
    factories.plan(trust, "Base", key="base")


def imported(folder, files: Files, by, today: date):
    return actions.take(read(folder, files), organisation="granli", by=by, on=today)


@pytest.mark.parametrize("kind", ABOUT)
def test_what_gives_oneself_something_is_a_fault_of_its_line(tmp_path, known, erik, bob, today, kind) -> None:
    line, _where = ABOUT[kind]
    mine, others = line.format(erik.person.key), line.format(bob.person.key)

    outcome = imported(tmp_path / "mine", only(kind, mine), erik.actor, today)
    (faults,) = outcome.faults.kept.values()

    assert [(fault.line, fault.column, fault.text) for fault in faults] == [(2, "person_id", SENTENCE)]
    assert not imported(tmp_path / "others", only(kind, others), erik.actor, today).faults


@pytest.mark.parametrize("kind", ABOUT)
def test_somebody_else_or_the_command_line_may_import_it(
    tmp_path, known, erik: Member, dana: Member, trust, today, kind
) -> None:
    files = only(kind, ABOUT[kind][0].format(erik.person.key))

    assert not imported(tmp_path / "dana", files, dana.actor, today).faults
    assert imported(tmp_path / "server", files, command_line(trust.pk), today).is_nothing
    assert imported(tmp_path / "again", files, erik.actor, today).is_nothing, "as it was, so no fault"


def test_somebody_elses_role_is_not_turned_into_ones_own(tmp_path, alice, dana: Member, today) -> None:
    role = Role.objects.get(person=alice.person)
    line = f"{role.key};{dana.person.key};leader;a;2020-01-01;"

    outcome = imported(tmp_path, only("roles", line), dana.actor, today)

    assert SENTENCE in "".join(outcome.faults.lines())


def test_ones_own_claim_may_come_by_file(tmp_path, known, erik: Member, today) -> None:
    line = f"h9;{erik.person.key};cpr;1;;2026-01-05;;;;;"

    assert not imported(tmp_path, only("achievements", line), erik.actor, today).faults
