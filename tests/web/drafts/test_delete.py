"""The question before a draft is deleted."""

from django.urls import reverse

from stafett.plans.models import Draft
from tests import factories


def at(draft) -> str:
    return reverse("drafts:delete", args=[draft.plan_id])


def test_asking_deletes_nothing_and_answering_does(client_of, alice, draft, english) -> None:
    client = client_of(alice, **english)

    assert "Delete the draft?" in client.get(at(draft)).text
    assert Draft.objects.open().count() == 1
    assert client.post(at(draft), {"seen": draft.pk}).url == reverse("drafts:list")

    assert Draft.objects.open().count() == 0


def test_what_another_has_saved_since_is_not_deleted_unseen(client_of, alice, gunnar, draft) -> None:
    detail = reverse("drafts:detail", args=[draft.plan_id])
    client_of(gunnar).post(detail, {"seen": draft.pk, "do": "send"})

    assert client_of(alice).post(at(draft), {"seen": draft.pk}).status_code == 409
    assert Draft.objects.open().count() == 1


def test_not_by_who_only_reads(client_of, alice, unit_b) -> None:
    draft = factories.draft(unit_b, state="review")

    client_of(alice).post(at(draft), {"seen": draft.pk})

    assert Draft.objects.open().count() == 1
