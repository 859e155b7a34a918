"""The button that begins a plan's next version."""

from django.urls import reverse

from stafett.plans.models import Draft


def test_who_writes_the_plan_begins_its_next_version_once(client_of, hanne, plan) -> None:
    client = client_of(hanne)
    for _twice in range(2):
        assert client.post(reverse("drafts:next", args=[plan.pk])).url == reverse(
            "drafts:detail", args=[plan.pk]
        )

    assert Draft.objects.count() == 1


def test_others_are_told_why_not(client_of, alice, charlie, plan, english) -> None:
    answer = client_of(alice, **english).post(reverse("drafts:next", args=[plan.pk]), follow=True)

    assert "You may only write plans for units where you lead" in answer.text
    assert client_of(charlie).post(reverse("drafts:next", args=[plan.pk])).status_code == 404
    assert client_of(alice).get(reverse("drafts:next", args=[plan.pk])).status_code == 405
