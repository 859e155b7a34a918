"""Moving a unit: seen first whom it hits."""

import pytest
from django.urls import reverse

from stafett.people.models import Move
from stafett.standings.models import PreviewRun
from tests import factories
from tests.factories import Member, days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def surgery(root, trust):
    """A clinic that asks a course of everybody in it."""
    made = factories.unit(root, "Clinic of Surgery")
    plan = factories.plan(trust, "Surgery", owner_unit=made)
    factories.requirement(plan, factories.competence(trust, "Sterile gloves"), due_days=-1)
    factories.assignment(plan, made, subunits=True)
    return made


def address(unit) -> str:
    return reverse("assignments:move", args=[unit.pk])


def test_it_is_seen_and_then_done(fire, surgery, unit_a, bob: Member, erik: Member, client_of, today) -> None:
    client = client_of(erik)
    answer = client.post(address(unit_a), {"parent": surgery.pk, "day": today.isoformat()}, follow=True)
    told = " ".join(answer.text.split())
    assert "Section A moves to Clinic of Surgery 15 June 2026." in told
    assert "<b>1</b><span>person enters</span>" in told
    assert "<b>1</b><span>person leaves</span>" in told
    assert "Enters: Surgery. Leaves: For everybody." in told
    assert not Move.objects.exists()
    client.post(reverse("assignments:result", args=[PreviewRun.objects.get().pk]), {"do": "confirm"})

    moved = Move.objects.get()
    assert (moved.unit, moved.parent, moved.moves_on) == (unit_a, surgery, today)


def test_only_places_where_it_may_hang_are_offered(
    surgery, clinic, unit_a, unit_b, root, erik: Member, client_of
) -> None:
    page = client_of(erik).get(address(clinic)).text
    offered = [unit for unit in (root, surgery, clinic, unit_a, unit_b) if f'value="{unit.pk}"' in page]

    assert offered == [surgery]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"parent": ""}, "Under: This field is required."),
        ({"day": days_ago(1).isoformat()}, "From: The day must be today or later."),
    ],
)
def test_what_is_wrong_is_said(surgery, unit_a, erik: Member, client_of, today, typed, sentence) -> None:
    sent = {"parent": surgery.pk, "day": today.isoformat()} | typed
    answer = client_of(erik).post(address(unit_a), sent)

    assert (answer.status_code, PreviewRun.objects.count()) == (422, 0)
    assert sentence in answer.text


def test_the_units_figures_lead_there(unit_a, erik: Member, hanne: Member, client_of) -> None:
    there = reverse("organisation:tree", args=[unit_a.pk])

    assert address(unit_a) in client_of(erik).get(there).text
    assert address(unit_a) not in client_of(hanne).get(there).text


def test_ones_own_unit_is_for_somebody_else_to_move(surgery, unit_a, erik: Member, client_of, today) -> None:
    factories.employment(erik.person, unit_a)
    answer = client_of(erik).post(address(unit_a), {"parent": surgery.pk, "day": today.isoformat()})

    assert (answer.status_code, PreviewRun.objects.count()) == (422, 0)
    assert "You work in this unit, or below it. Somebody else must move it." in answer.text
