"""Whatever stands in one field of a draft's forms, the others being in order: never an error of ours."""

import pytest
from django.urls import reverse

from stafett.plans.drafts import bounds
from stafett.plans.drafts.asked import read
from stafett.plans.models import Draft
from tests import factories
from tests.web.drafts import test_about, test_requirement
from tests.web.test_hostile import HOSTILE, errors, sent

IN_TURN = 3


@pytest.fixture
def forms(draft, pump):
    """Each form's address, and a sending of it that is in order."""
    of = {
        name: reverse(f"drafts:{name}", args=[draft.plan_id])
        for name in ("about", "requirement", "add", "detail")
    }
    return {
        of["about"]: test_about.typed(draft),
        of["requirement"]: test_requirement.typed(draft, pump),
        of["add"]: {"seen": draft.pk, "competence": pump.pk},
        of["detail"]: {"seen": draft.pk, "do": "comment", "about": "", "text": "Fine."},
        reverse("drafts:new"): {"title": "Ward plan", "owner_unit": draft.owner_unit_id},
    }


def test_no_field_takes_or_stumbles_over_what_makes_no_sense(client_of, alice, draft, pump, forms) -> None:
    client, answers = client_of(alice), {}
    for address, said in forms.items():
        for number, field in enumerate(said):
            for value in HOSTILE[number % IN_TURN :: IN_TURN]:
                now = Draft.objects.open().get(plan=draft.plan_id)
                whole = said | ({"seen": now.pk} if "seen" in said else {})
                answers[address, f"{field}={value[:40]}"] = client.post(
                    address, whole | sent(value, field)
                ).status_code

    assert errors(answers) == {}
    for row in Draft.objects.filter(plan=draft.plan_id):
        assert [fault for one in read(row.requirements) for fault in bounds.faults(one, {pump.pk})] == []


def test_no_sentence_stumbles_either(client_of, alice, draft, pump) -> None:
    client, address = client_of(alice), reverse("drafts:requirement", args=[draft.plan_id])
    headers = {"HX-Request": "true", "HX-Target": "div#sentence"}
    said = test_requirement.typed(draft, pump)

    answers = {
        (field, value[:40]): client.get(address, said | sent(value, field), headers=headers).status_code
        for number, field in enumerate(said)
        for value in HOSTILE[number % IN_TURN :: IN_TURN]
        if len(value) < 9000
    }

    assert errors(answers) == {}


def test_the_largest_numbers_are_said_and_published(client_of, alice, unit_a, pump) -> None:
    asked = factories.asked(
        pump, key="pump", due_days=36500, warn_days=36500, transition_days=36500, validity_months=1200,
        lookback_days=36500, grace_days=36500, claim_days=36500, level=1000, times=1000,
    )  # fmt: skip
    draft = factories.draft(unit_a, asked, state="review")
    client = client_of(alice)

    assert client.get(reverse("drafts:detail", args=[draft.plan_id])).status_code == 200
    client.post(reverse("drafts:publish", args=[draft.plan_id]), {"seen": draft.pk})
    for page in ("plans:detail", "plans:training", "plans:compare"):
        assert client.get(reverse(page, args=[draft.plan_id])).status_code == 200
