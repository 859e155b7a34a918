"""A large organisation in the database: as an import would have left it, with log-ins for all who lead."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from stafett import status
from stafett.audit.models import Entry
from stafett.demo.large import loading, made_up
from stafett.files import actions, reading
from stafett.files.kinds import KINDS
from stafett.people import queries as people
from stafett.people.actor import command_line
from stafett.people.models import Identity, Organisation, Tie
from stafett.standings.standing import afresh
from tests.factories import TODAY

from .small import SMALLEST, write

pytestmark = pytest.mark.django_db
SAID: list[tuple[int, int]] = []


@pytest.fixture(scope="module")
def parts(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """Loaded once for these tests; undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield loading.load(SMALLEST, on=TODAY, progress=lambda done, of: SAID.append((done, of)))
        transaction.set_rollback(True)


def test_the_import_finds_no_fault_in_it_and_nothing_to_change(parts: dict[str, str], tmp_path: Path) -> None:
    write(made_up(SMALLEST, on=TODAY), tmp_path)
    outcome = actions.take(reading.read(tmp_path), by=command_line(), on=TODAY)
    assert list(outcome.faults.lines()) == []
    assert outcome.is_nothing
    assert set(outcome.counts) == {f"{name}.csv" for name in KINDS}


def test_the_log_tells_what_was_brought(parts: dict[str, str]) -> None:
    organisation = Organisation.objects.get(key=SMALLEST.key)
    first, second = Entry.objects.filter(organisation=organisation.pk).order_by("position")
    assert (first.verb, second.verb) == ("facts.imported", "log_in.tied")
    assert first.detail["people.csv"] == {"new": 300, "changed": 0, "withdrawn": 0, "unchanged": 0}


def test_its_progress_is_told_to_the_end(parts: dict[str, str]) -> None:
    assert SAID[-1][0] == SAID[-1][1] > 40_000


def test_every_leader_and_the_cast_can_be_logged_in_as(parts: dict[str, str]) -> None:
    assert sorted(parts.values()) == [
        "administrator", "auditor", "employee", "hr_adviser", "leader_above", "leader_red", "leader_top",
    ]  # fmt: skip
    leaders = SMALLEST.branches[0] * (1 + SMALLEST.branches[1] * (1 + SMALLEST.branches[2])) + 1
    assert Tie.objects.count() == leaders + len(SMALLEST.sector.offices) + 1
    assert not any(identity.has_usable_password() for identity in Identity.objects.all()[:5])
    for tie in Tie.objects.filter(pk__in=parts):
        assert people.actor_for(tie.identity, on=TODAY).person_id == tie.person_id


def test_it_is_about_as_well_run_as_a_hospital_is(parts: dict[str, str]) -> None:
    found = afresh(Organisation.objects.get(key=SMALLEST.key).pk, on=TODAY)
    whole = status.rollup_by_unit(found.evaluation, found.facts, TODAY).sort("members")[-1]
    cells = {
        colour: sum(
            whole[name].item() for name in whole.columns if name.removeprefix("rec_").startswith(f"{colour}_")
        )
        for colour in ("red", "yellow", "green", "grey")
    }
    every = sum(cells.values())
    assert 160 < every / whole["members"].item() < 190
    assert 0.75 < cells["green"] / every < 0.92
    assert 0.02 < cells["red"] / every < 0.12
    assert 0.04 < cells["yellow"] / every < 0.15
