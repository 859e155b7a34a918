"""Who may add, change and merge; what makes sense."""

import pytest

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.records.catalogue import rules

ROOT, CLINIC, WARD, ELSEWHERE = 1, 2, 3, 4
LEAD = Actor(label="Hanne", root_id=ROOT, reach={Power.AUTHOR: frozenset({CLINIC, WARD})})
ADVISER = Actor(label="Erik", root_id=ROOT, reach={Power.AUTHOR: frozenset({ROOT, CLINIC, WARD, ELSEWHERE})})
NURSE = Actor(label="Bob", root_id=ROOT)


@pytest.mark.parametrize(
    ("actor", "owner", "reason"),
    [
        (LEAD, WARD, ""),
        (LEAD, ELSEWHERE, "Choose one of your own units as the owner."),
        (LEAD, None, "Choose one of your own units as the owner."),
        (ADVISER, None, ""),
        (ADVISER, ELSEWHERE, ""),
        (NURSE, WARD, "Only those who write plans keep the catalogue of competences."),
    ],
)
def test_whoever_writes_plans_in_the_owning_unit_adds(actor: Actor, owner: int | None, reason: str) -> None:
    assert rules.can_add(actor, owner).reason == reason


OTHERS = "It belongs to another unit. Only those who write plans there may change it."
NOBODYS = "It has no owner. Only those who write plans for the whole organisation may change it."


@pytest.mark.parametrize(
    ("actor", "owner", "reason"),
    [
        (LEAD, WARD, ""),
        (LEAD, ELSEWHERE, OTHERS),
        (LEAD, None, NOBODYS),
        (ADVISER, None, ""),
        (ADVISER, ELSEWHERE, ""),
        (NURSE, WARD, OTHERS),
    ],
)
def test_whoever_writes_plans_in_the_owning_unit_changes(
    actor: Actor, owner: int | None, reason: str
) -> None:
    assert rules.can_change(actor, owner).reason == reason


def test_what_was_merged_stays_as_it_was() -> None:
    assert rules.can_change(ADVISER, WARD, is_merged=True).reason == (
        "It was merged into another. Take the merge back before you change it."
    )


@pytest.mark.parametrize(
    ("actor", "owners", "allowed"),
    [
        (LEAD, [CLINIC, WARD], True),
        (LEAD, [CLINIC, ELSEWHERE], False),
        (LEAD, [CLINIC, None], False),
        (ADVISER, [None, None], True),
        (NURSE, [None, WARD], False),
    ],
)
def test_merging_takes_power_over_both(actor: Actor, owners: list[int | None], allowed: bool) -> None:
    assert bool(rules.can_merge(actor, owners)) is allowed


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Fire safety", ""),
        ("", "Write a name."),
        ("HAND hygiene", "Another competence has that name. Write one that tells them apart."),
    ],
)
def test_a_name_is_ones_own(name: str, reason: str) -> None:
    assert rules.is_called(name, taken=["Hand hygiene"]).reason == reason


@pytest.mark.parametrize(
    ("months", "allowed"), [(None, True), (0, False), (1, True), (1200, True), (1201, False)]
)
def test_validity_is_in_bounds(months: int | None, allowed: bool) -> None:
    assert bool(rules.is_in_bounds(months)) is allowed


NAMES = {1: "Basic", 2: "Middle", 3: "Advanced"}


def test_what_counts_goes_in_no_circle() -> None:
    others = [(1, 2), (2, 3)]

    assert rules.counts_in_no_circle(3, [1], others, NAMES).reason == (
        "Basic cannot count for this one, since this one counts for it."
    )
    assert rules.counts_in_no_circle(1, [3, 2], others, NAMES)
    assert not rules.counts_in_no_circle(1, [1], [], NAMES)


def test_what_is_needed_goes_in_no_circle() -> None:
    assert rules.needed_in_no_circle(3, [1], [(1, 2), (2, 3)], NAMES).reason == (
        "Basic cannot come before this one, since this one must be held before it."
    )
    assert rules.needed_in_no_circle(3, [1, 2], [(2, 1)], NAMES)


def test_a_merge_is_not_taken_back_into_a_circle() -> None:
    assert rules.leads_nowhere_back([(1, 2), (2, 3), (3, 3)])
    assert not rules.leads_nowhere_back([(1, 2), (2, 1)])


SOUND = {"is_same": False, "goes_is_merged": False, "stays_is_merged": False, "makes_a_circle": False}


@pytest.mark.parametrize(
    ("wrong", "begins"),
    [
        ("", ""),
        ("is_same", "Choose another competence than this one."),
        ("goes_is_merged", "It was merged into another already."),
        ("stays_is_merged", "That one was merged into another."),
        ("makes_a_circle", "The one you chose counts for this one, "),
    ],
)
def test_a_competence_goes_once_into_one_in_use(wrong: str, begins: str) -> None:
    verdict = rules.can_be_merged(**SOUND | ({wrong: True} if wrong else {}))

    assert (bool(verdict), verdict.reason.startswith(begins)) == (not wrong, True)
