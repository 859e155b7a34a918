"""The last look, and the version it makes."""

from django.urls import reverse

from stafett.plans.models import PlanVersion
from tests import factories


def at(draft) -> str:
    return reverse("drafts:publish", args=[draft.plan_id])


def test_it_is_published_from_review(client_of, alice, unit_a, pump) -> None:
    draft = factories.draft(unit_a, factories.asked(pump), state="review")
    client = client_of(alice)
    assert client.get(at(draft)).status_code == 200

    answer = client.post(at(draft), {"seen": draft.pk})

    assert answer.url == reverse("plans:detail", args=[draft.plan_id])
    assert client.get(answer.url).status_code == 200
    assert PlanVersion.objects.get(plan=draft.plan_id).title == "Ward plan"


def test_what_is_to_be_put_right_stands_instead_of_the_button(client_of, alice, unit_a, english) -> None:
    draft = factories.draft(unit_a, state="review")
    client = client_of(alice, **english)

    page = client.get(at(draft))
    assert "Add at least one requirement." in page.text
    assert "#i-tick" not in page.text.split("<main")[1]

    answer = client.post(at(draft), {"seen": draft.pk}, follow=True)
    assert "Add at least one requirement." in answer.text
    assert not PlanVersion.objects.exists()


def test_what_will_be_read_is_shown(client_of, hanne, clinic, plan, fire, english) -> None:
    key = plan.requirements.get().key
    asked = factories.asked(fire, key=key, choice="read")
    draft = factories.draft(clinic, asked, plan=plan, version=2, state="review", title="For everybody")

    page = client_of(hanne, **english).get(at(draft))

    assert "Read: For everybody, version 2: Fire safety" in page.text


def test_not_by_who_only_reads(client_of, alice, unit_b, pump, english) -> None:
    draft = factories.draft(unit_b, factories.asked(pump), state="review")
    client = client_of(alice, **english)

    for answer in (
        client.get(at(draft), follow=True),
        client.post(at(draft), {"seen": draft.pk}, follow=True),
    ):
        assert "You may only write plans for units where you lead" in answer.text
    assert not PlanVersion.objects.exists()
