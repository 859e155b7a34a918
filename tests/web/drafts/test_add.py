"""Asking for something from the catalogue."""

from django.urls import reverse

from stafett.plans.drafts.asked import read


def test_the_catalogue_is_searched_by_typing(client_of, alice, draft, fire) -> None:
    client, at = client_of(alice), reverse("drafts:add", args=[draft.plan_id])

    everything = client.get(at).context["page"].object_list
    found = client.get(at, {"q": "inf pu"}).context["page"].object_list

    assert [row.name for row in everything] == ["Fire safety", "Infusion pump"]
    assert [row.name for row in found] == ["Infusion pump"]


def test_what_is_added_is_opened_to_say_on_which_terms(client_of, alice, draft, fire, current) -> None:
    at = reverse("drafts:add", args=[draft.plan_id])

    answer = client_of(alice).post(at, {"seen": draft.pk, "competence": fire.pk})

    added = read(current(draft.plan_id).requirements)[-1]
    assert added.accepts == (fire.pk,)
    assert answer.url == f"{reverse('drafts:requirement', args=[draft.plan_id])}?key={added.key}"


def test_nothing_of_another_organisation_is_asked_for(client_of, alice, draft, elsewhere, english) -> None:
    at = reverse("drafts:add", args=[draft.plan_id])

    answer = client_of(alice, **english).post(at, {"seen": draft.pk, "competence": 10**9}, follow=True)

    assert "Choose a competence from the catalogue." in answer.text


def test_the_part_alone_for_htmx(client_of, alice, draft) -> None:
    headers = {"HX-Request": "true", "HX-Target": "div#found"}
    page = client_of(alice).get(reverse("drafts:add", args=[draft.plan_id]), headers=headers)

    assert "<html" not in page.text
