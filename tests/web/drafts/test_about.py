"""What a plan is called, what it is for, for whom, whose and from when."""

from django.urls import reverse

from tests import factories


def typed(draft, **said) -> dict[str, object]:
    return {
        "seen": draft.pk, "title": "Ward plan", "goal": "Calm nights", "target_group": "Nurses",
        "owner_unit": draft.owner_unit_id, "effective_from": factories.days_ahead(30), **said,
    }  # fmt: skip


def save(client, draft, **said):
    return client.post(reverse("drafts:about", args=[draft.plan_id]), typed(draft, **said))


def test_it_is_saved(client_of, alice, draft, current) -> None:
    save(client_of(alice), draft)

    now = current(draft.plan_id)
    assert (now.goal, now.target_group, now.effective_from) == (
        "Calm nights",
        "Nurses",
        factories.days_ahead(30),
    )


def test_a_day_that_has_passed_is_told_and_what_was_typed_kept(client_of, alice, draft, english) -> None:
    answer = save(client_of(alice, **english), draft, effective_from=factories.days_ago(1))

    assert answer.status_code == 422
    assert "The day has passed. Choose today or a later day." in answer.text
    assert "Calm nights" in answer.text


def test_two_at_once_see_each_others_words(client_of, alice, gunnar, draft, english, current) -> None:
    save(client_of(gunnar), draft, title="Gunnar's title", goal="")
    client = client_of(alice, **english)

    answer = save(client, draft, title="Alice's title")
    assert answer.status_code == 409
    for text in ("Gunnar Holm", "Gunnar&#x27;s title", "Alice&#x27;s title", "Calm nights"):
        assert text in answer.text

    save(client, draft, title="Alice's title", seen=current(draft.plan_id).pk)
    assert current(draft.plan_id).title == "Alice's title"


def test_what_was_published_or_deleted_meanwhile_is_told(client_of, alice, draft, english) -> None:
    client = client_of(alice, **english)
    client.post(reverse("drafts:delete", args=[draft.plan_id]), {"seen": draft.pk})

    answer = save(client, draft, title="Too late")

    assert (answer.status_code, "Too late" in answer.text) == (409, True)
    assert "The draft is deleted since you opened it" in answer.text


def test_in_review_the_page_says_why_not(client_of, alice, unit_a, english) -> None:
    draft = factories.draft(unit_a, state="review")
    client = client_of(alice, **english)

    page = client.get(reverse("drafts:about", args=[draft.plan_id]), follow=True)
    assert "The draft is in review. Take it back to write on." in page.text

    answer = save(client, draft, title="Kept")
    assert (answer.status_code, "Kept" in answer.text) == (422, True)
