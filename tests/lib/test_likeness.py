"""Names that may well mean the same."""

import pytest

from stafett.lib.likeness import ALIKE, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fire safety", "fire SAFETY"),
        ("Fire safety", "Safety, fire"),
        ("Brannvern", "Brannvern – grunnkurs"),
        ("Håndhygiene", "Handhygiene og smittevern"),
        ("Legemiddelregning – test", "Legemiddelregningstest"),
        ("Brannv", "Brannvern for alle ansatte"),
        ("Gjenoppliving, voksne", "Gjenopplivning voksen"),
    ],
)
def test_names_that_mean_the_same_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fire safety", "Hand hygiene"),
        ("Kurs i brannvern", "Kurs i gjenoppliving av nyfødte"),
        ("Intravenøs legemiddelbehandling", "Forflytning uten skader"),
        ("", "Fire safety"),
        ("–", "–"),
    ],
)
def test_names_that_do_not_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_the_same_name_is_wholly_alike() -> None:
    assert likeness("Fire safety", "Fire safety") == 1
