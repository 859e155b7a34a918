"""Taking a batch: all or nothing, once or twice, in any order, by key."""

import random
from datetime import date
from pathlib import Path

import pytest

from stafett.audit.models import Entry, LogHead
from stafett.files import actions, reading, stored
from stafett.files.actions import NoOrganisation, Outcome
from stafett.files.kinds import KINDS
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor, command_line
from stafett.people.models import (
    Employment,
    Organisation,
    Person,
    PersonDetails,
    Role,
    Unit,
    UnitDetails,
)
from stafett.plans.models import Acceptance, Assignment, Coverage, Exemption, PlanVersion, Requirement
from stafett.records.models import Achievement, CompetenceDetails, Equivalence
from tests import factories
from tests.factories import Member

from .folders import GRANLI, HEADERS, Files, added, changed, only, read, withdrawing, without, write

DAY = date(2026, 6, 15)


def take(folder: Path, files: Files = GRANLI, headers: dict[str, str] = HEADERS, **asked: str) -> Outcome:
    return actions.take(read(folder, files, headers), by=command_line(), on=DAY, **asked)


def counts(outcome: Outcome) -> dict[str, tuple[int, int, int, int]]:
    """New, changed, withdrawn and unchanged by file."""
    return {
        file: (found.new, found.changed, found.withdrawn, found.unchanged)
        for file, found in outcome.counts.items()
    }


@pytest.mark.django_db
def test_a_new_organisation_comes_with_its_folder(tmp_path: Path) -> None:
    outcome = take(tmp_path)
    assert counts(outcome) == {f"{kind}.csv": (len(lines), 0, 0, 0) for kind, lines in GRANLI.items()}
    organisation = Organisation.objects.get()
    assert organisation.key == "granli"
    entry = Entry.objects.get()
    assert (entry.organisation, entry.position, entry.verb, entry.by) == (
        organisation.pk, 1, "facts.imported", "command line",
    )  # fmt: skip
    assert entry.detail["people.csv"] == {"new": 2, "changed": 0, "withdrawn": 0, "unchanged": 0}


@pytest.mark.django_db
def test_every_column_reaches_its_field(tmp_path: Path) -> None:
    take(tmp_path)
    unit = UnitDetails.objects.get(unit__key="clinic")
    assert (unit.name, unit.kind, unit.parent.key if unit.parent else None, unit.opened, unit.closed) == (
        "Clinic", "clinic", "granli", 1, None,
    )  # fmt: skip
    bob = PersonDetails.objects.get(person__key="bob")
    assert (bob.given_name, bob.family_name, bob.email) == ("Bob", "Berg", "")
    job = Employment.objects.get(key="e2")
    assert (job.person.key, job.unit.key, job.position, job.fraction, job.starts_on, job.ends_on) == (
        "bob", "a", "nurse", "0.8", date(2020, 1, 1), date(2027, 12, 31),
    )  # fmt: skip
    role = Role.objects.get()
    assert (role.key, role.person.key, role.role, role.unit.key) == ("r1", "alice", "leader", "a")
    assert CompetenceDetails.objects.get(competence__key="fire").validity_months is None
    pair = Equivalence.objects.get()
    assert (pair.competence.key, pair.accepted.key) == ("cpr", "acpr")
    version = PlanVersion.objects.get(version=2)
    assert (version.plan.key, version.title, version.owner_unit.key if version.owner_unit else None) == (
        "base", "Base", "granli",
    )  # fmt: skip
    requirement = Requirement.objects.get(version=2)
    assert (requirement.key, requirement.mandatory, requirement.due_days, requirement.early_days) == (
        "r1", True, 30, 60,
    )  # fmt: skip
    accepted = Acceptance.objects.filter(requirement=requirement)
    assert sorted(accepted.values_list("competence__key", flat=True)) == ["cpr", "fire"]
    assignment = Assignment.objects.get()
    assert (assignment.positions, assignment.subunits, assignment.person) == ("leader|nurse", True, None)
    approved = Achievement.objects.get(key="h1")
    assert (approved.submitted_on, approved.approved_on, approved.unit.key if approved.unit else None) == (
        date(2026, 1, 6), date(2026, 1, 7), "a",
    )  # fmt: skip
    assert Achievement.objects.get(key="h2").submitted_on == date(2026, 1, 5)
    exemption = Exemption.objects.get()
    assert (exemption.requirement, exemption.plan.key) == ("r1", "base")
    assert Coverage.objects.get().at_least == 2


@pytest.mark.django_db
def test_importing_twice_changes_nothing_and_logs_nothing(tmp_path: Path) -> None:
    take(tmp_path)
    outcome = take(tmp_path)
    assert outcome.is_nothing
    assert counts(outcome) == {f"{kind}.csv": (0, 0, 0, len(lines)) for kind, lines in GRANLI.items()}
    assert Entry.objects.count() == 1
    assert LogHead.objects.get().position == 1


@pytest.mark.django_db
def test_a_default_said_aloud_is_no_change(tmp_path: Path) -> None:
    take(tmp_path)
    files = only("requirements", "base;2;r1;fire| cpr;;;obligatorisk;30;;gjennomføring;60;0;30;;nei;;60;14")
    assert counts(take(tmp_path / "two", files)) == {"requirements.csv": (0, 0, 0, 1)}
    files = only("achievements", "h2;alice;cpr;;;05.01.2026;9999-12-31;2026-01-05;;;")
    assert counts(take(tmp_path / "three", files)) == {"achievements.csv": (0, 0, 0, 1)}


@pytest.mark.django_db
def test_a_correction_closes_the_row_and_opens_another(tmp_path: Path) -> None:
    take(tmp_path)
    outcome = take(tmp_path / "two", only("employments", "e2;bob;b;nurse;0.8;2020-01-01;2027-12-31"))
    assert counts(outcome) == {"employments.csv": (0, 1, 0, 0)}
    rows = Employment.objects.filter(key="e2").order_by("opened")
    assert [(row.unit.key, row.opened, row.closed) for row in rows] == [("a", 1, 2), ("b", 2, None)]


@pytest.mark.django_db
def test_what_is_taken_back_is_closed_and_may_come_again(tmp_path: Path) -> None:
    take(tmp_path)
    gone = withdrawing("achievements", "h1;;;;;;;;;;;yes", "never;;;;;;;;;;;yes")
    assert counts(take(tmp_path / "two", *gone)) == {"achievements.csv": (0, 0, 1, 1)}
    assert counts(take(tmp_path / "two", *gone)) == {"achievements.csv": (0, 0, 0, 2)}
    assert counts(take(tmp_path / "three", only("achievements", GRANLI["achievements"][0]))) == {
        "achievements.csv": (1, 0, 0, 0)
    }
    rows = Achievement.objects.filter(key="h1").order_by("opened")
    assert [(row.opened, row.closed) for row in rows] == [(1, 2), (3, None)]


@pytest.mark.django_db
def test_a_person_who_comes_back_is_the_same_person(tmp_path: Path) -> None:
    take(tmp_path, added("people", "carl;Carl;C;"))
    carl = Person.objects.get(key="carl").pk
    take(tmp_path / "two", *withdrawing("people", "carl;;;;yes"))
    assert PersonDetails.objects.open().filter(person=carl).count() == 0
    take(tmp_path / "three", only("people", "carl;Carl;C;"))
    assert PersonDetails.objects.open().get(person=carl).given_name == "Carl"


@pytest.mark.django_db
def test_a_line_left_out_removes_nothing(tmp_path: Path) -> None:
    take(tmp_path)
    outcome = take(tmp_path / "two", only("people", GRANLI["people"][0]))
    assert counts(outcome) == {"people.csv": (0, 0, 0, 1)}
    assert PersonDetails.objects.open().count() == 2


@pytest.mark.django_db
def test_a_correction_keeps_what_no_file_knows(tmp_path: Path) -> None:
    take(tmp_path)
    Achievement.objects.filter(key="h2").update(
        note="At the fire station", grounds="", decided_by="Alice Aas"
    )
    take(tmp_path / "two", only("achievements", "h2;alice;cpr;2;;2026-01-05;;;;;"))
    row = Achievement.objects.open().get(key="h2")
    assert (row.level, row.note, row.decided_by) == (2, "At the fire station", "Alice Aas")


@pytest.mark.django_db
def test_a_fault_anywhere_leaves_nothing(tmp_path: Path) -> None:
    outcome = take(tmp_path, changed("coverage", 2, "c1;nowhere;cpr;1;2;2025-01-01;"))
    assert outcome.counts == {}
    assert outcome.faults
    for model in (Organisation, Unit, Person, Entry, LogHead):
        assert model.objects.count() == 0


@pytest.mark.django_db
def test_looking_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    batch = read(tmp_path)
    looked = actions.look(batch, by=command_line(), on=DAY)
    assert Organisation.objects.count() == 0
    assert looked == actions.take(batch, by=command_line(), on=DAY)
    two = read(tmp_path / "two", only("people", "bob;Robert;Berg;", "dora;Dora;D;"))
    looked = actions.look(two, by=command_line(), on=DAY)
    assert counts(looked) == {"people.csv": (1, 1, 0, 0)}
    assert Entry.objects.count() == 1
    assert PersonDetails.objects.get(person__key="bob").given_name == "Bob"


def facts_of(organisation: Organisation) -> dict[str, list[tuple[object, ...]]]:
    """Every open fact as the files say it, in the order of the keys."""

    return {
        name: stored.rows(kind, organisation.pk).drop("pk").sort(kind.key).rows()
        for name, kind in KINDS.items()
    }


@pytest.mark.django_db
def test_the_order_of_lines_says_nothing(tmp_path: Path) -> None:
    take(tmp_path / "granli")
    expected = facts_of(Organisation.objects.get(key="granli"))
    shuffled = {kind: tuple(random.Random(7).sample(lines, len(lines))) for kind, lines in GRANLI.items()}  # noqa: S311 - the same disorder every time
    assert take(tmp_path / "shuffled", shuffled).is_nothing
    backwards = {
        kind: tuple(line.replace("granli", "solvik") for line in reversed(lines))
        for kind, lines in GRANLI.items()
    }
    take(tmp_path / "backwards", backwards)
    found = facts_of(Organisation.objects.get(key="solvik"))
    assert str(found).replace("solvik", "granli").replace("Solvik", "Granli") == str(expected)


@pytest.mark.django_db
def test_files_may_come_one_after_the_other(tmp_path: Path) -> None:
    take(tmp_path / "granli")
    expected = facts_of(Organisation.objects.get(key="granli"))
    for number, (kind, lines) in enumerate(GRANLI.items()):
        files = {kind: tuple(line.replace("granli", "solvik") for line in lines)}
        outcome = take(tmp_path / str(number), files, organisation="solvik")
        assert list(outcome.faults.lines()) == []
    assert str(facts_of(Organisation.objects.get(key="solvik"))).replace("solvik", "granli") == str(expected)


@pytest.mark.django_db
def test_two_organisations_have_the_same_ids_side_by_side(tmp_path: Path) -> None:
    solvik = {
        kind: tuple(line.replace("granli", "solvik") for line in lines) for kind, lines in GRANLI.items()
    }
    take(tmp_path / "granli")
    before = facts_of(Organisation.objects.get(key="granli"))
    outcome = take(tmp_path / "solvik", solvik)
    assert counts(outcome) == {f"{kind}.csv": (len(lines), 0, 0, 0) for kind, lines in GRANLI.items()}
    take(tmp_path / "more", only("people", "bob;Roberta;Berg;"), organisation="solvik")
    assert facts_of(Organisation.objects.get(key="granli")) == before
    assert Person.objects.filter(key="bob").count() == 2
    for row in Employment.objects.all():
        assert row.person.organisation_id == row.unit.organisation_id == row.organisation_id


@pytest.mark.django_db
def test_another_organisations_ids_are_unknown(tmp_path: Path) -> None:
    take(tmp_path / "granli")
    take(tmp_path / "solvik", only("units", "solvik;;Solvik;municipality;"))
    outcome = take(
        tmp_path / "job", only("employments", "e9;bob;a;nurse;1;2026-01-01;"), organisation="solvik"
    )
    assert [line.split(";")[0] for line in outcome.faults.lines()] == [
        "employments.csv:2: person_id: “bob” is unknown: no line of people.csv has it, nor is it recorded",
        "employments.csv:2: unit_id: “a” is unknown: no line of units.csv has it, nor is it recorded",
    ]


@pytest.mark.django_db
def test_the_only_organisation_needs_no_name(tmp_path: Path) -> None:
    with pytest.raises(NoOrganisation, match=r"^There is no organisation yet\."):
        take(tmp_path / "early", only("people", "bob;Bob;Berg;"))
    take(tmp_path / "granli")
    assert not take(tmp_path / "more", only("people", "dora;Dora;D;")).faults
    take(tmp_path / "solvik", only("units", "solvik;;Solvik;municipality;"))
    with pytest.raises(NoOrganisation, match=r"^There are several organisations\. Say which"):
        take(tmp_path / "again", only("people", "eva;Eva;E;"))


@pytest.mark.django_db
def test_an_organisation_that_is_asked_for_must_be_the_root(tmp_path: Path) -> None:
    with pytest.raises(NoOrganisation, match=r"^There is no organisation “elsewhere”\."):
        take(tmp_path / "a", only("people", "bob;Bob;Berg;"), organisation="elsewhere")
    take(tmp_path / "b", organisation="granli")
    outcome = take(tmp_path / "c", only("units", "solvik;;Solvik;;"), organisation="granli")
    assert list(outcome.faults.lines()) == [
        "units.csv:2: parent_id: “solvik” has no parent, but the import is for the organisation “granli”; "
        "give the unit a parent, or import it into its own organisation",
        "units.csv:2: parent_id: “solvik” is a second unit without a parent; give it one",
    ]


@pytest.mark.django_db
def test_units_that_cannot_be_read_hide_the_organisation_but_not_the_faults(tmp_path: Path) -> None:
    write(tmp_path, without("units"))
    (tmp_path / "units.csv").mkdir()
    outcome = actions.take(reading.read(tmp_path), by=command_line(), on=DAY)
    assert list(outcome.faults.lines()) == [
        "units.csv:1: file: is a folder; put a file with this name here, or remove it"
    ]


def test_whoever_may_import_imports_into_their_own(dana: Member, erik: Member, tmp_path: Path) -> None:
    batch = read(tmp_path, only("people", "new;Nina;N;"))
    for member in (dana, erik):
        assert not actions.look(batch, organisation="granli", by=member.actor, on=DAY).faults
    actions.take(batch, organisation="granli", by=erik.actor, on=DAY)
    assert Entry.objects.get(verb="facts.imported").by == "Erik Foss"


def test_nobody_else_imports(alice: Member, charlie: Member, dana: Member, tmp_path: Path) -> None:
    batch = read(tmp_path, only("people", "new;Nina;N;"))
    whole = read(tmp_path / "whole", only("units", "fresh;;Fresh;;"))
    operator = Actor(label="op@example.test", identity_id=1, is_operator=True)
    for by, organisation, sent in [
        (alice.actor, "granli", batch), (charlie.actor, "granli", batch), (dana.actor, "solvik", batch),
        (operator, "granli", batch), (dana.actor, None, whole),
    ]:  # fmt: skip
        for do in (actions.look, actions.take):
            with pytest.raises(NotAllowed):
                do(sent, organisation=organisation, by=by, on=DAY)


def test_a_log_in_is_untied_from_a_person_who_is_taken_back(unit_a: Unit, tmp_path: Path) -> None:
    dora = factories.person(unit_a.organisation, "Dora Dal", key="dora")
    tie = factories.tie(factories.identity("dora@example.test"), dora)
    outcome = take(tmp_path, *withdrawing("people", "dora;;;;yes"), organisation="granli")
    assert counts(outcome) == {"people.csv": (0, 0, 1, 0)}
    tie.refresh_from_db()
    assert tie.closed == LogHead.objects.get(organisation=unit_a.organisation_id).position


@pytest.mark.django_db
def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    total = sum(len(lines) for lines in GRANLI.values())
    actions.take(read(tmp_path), by=command_line(), on=DAY, progress=lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1] == (total, total)
