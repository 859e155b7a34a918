"""Beginning a plan: from nothing, as a copy, or to ask more."""

from django.urls import reverse

from stafett.plans.models import Draft


def begin(client, data, **query):
    return client.post(reverse("drafts:new", query=query), data)


def test_a_plan_begins_with_a_title_and_an_owner(client_of, alice, unit_a) -> None:
    answer = begin(client_of(alice), {"title": "Ward plan", "owner_unit": unit_a.pk})

    draft = Draft.objects.get()
    assert (answer.url, draft.title) == (reverse("drafts:detail", args=[draft.plan_id]), "Ward plan")


def test_what_was_typed_is_kept_when_something_is_missing(client_of, alice, unit_b, english) -> None:
    answer = begin(client_of(alice, **english), {"title": "", "owner_unit": unit_b.pk})

    assert answer.status_code == 422
    assert "Write what the plan is called." in answer.text
    assert not Draft.objects.exists()


def test_a_copy_is_named_after_the_plan_and_the_unit(client_of, alice, unit_a, plan, english) -> None:
    client = client_of(alice, **english)
    page = client.get(reverse("drafts:new"), {"from": plan.pk})
    assert 'value="For everybody – Section A"' in page.text

    begin(client, {"title": "Ours", "owner_unit": unit_a.pk}, **{"from": plan.pk})

    assert (Draft.objects.get().copied_from_id, Draft.objects.get().copied_version) == (plan.pk, 1)


def test_to_ask_more_says_that_the_plan_above_goes_on(client_of, alice, unit_a, plan, english) -> None:
    key = plan.requirements.get().key
    page = client_of(alice, **english).get(reverse("drafts:new"), {"from": plan.pk, "requirement": key})

    assert "“For everybody” goes on asking what it asks" in page.text


def test_no_plan_of_others_and_no_requirement_that_is_not_there(client_of, alice, charlie, plan) -> None:
    assert client_of(charlie).get(reverse("drafts:new"), {"from": plan.pk}).status_code == 404
    unknown = {"from": plan.pk, "requirement": "gone"}
    assert client_of(alice).get(reverse("drafts:new"), unknown).status_code == 404
