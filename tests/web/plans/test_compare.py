"""Two versions side by side, and a draft beside a version."""

from django.urls import reverse

from tests import factories
from tests.factories import days_ahead


def page_of(client, plan, **query):
    return client.get(reverse("plans:compare", args=[plan.pk]), query)


def test_everybody_sees_what_a_version_changed(client_of, bob, plan, course) -> None:
    key = plan.requirements.get().key
    factories.version(plan, 2, title="For all", effective_from=days_ahead(20))
    factories.requirement(plan, course, version=2, key=key, due_days=10, warn_days=45)

    context = page_of(client_of(bob, headers={"accept-language": "en"}), plan).context

    (changed,) = context["changed"]
    assert [(row.label, row.before, row.after) for row in changed.changed] == [
        ("First deadline", "first time within 30 days", "first time within 10 days")
    ]
    assert [row.label for row in context["about"] if row.is_changed] == ["Title", "Owner", "In force from"]


def test_a_draft_is_compared_by_who_may_read_it_alone(client_of, hanne, bob, clinic, plan, course) -> None:
    factories.draft(clinic, factories.asked(course), plan=plan, version=2)

    assert page_of(client_of(hanne), plan).context["chosen"] == {"before": "1", "after": "draft"}
    assert page_of(client_of(bob), plan, after="draft").context["chosen"] == {"before": "1", "after": "1"}


def test_strangers_find_nothing(client_of, charlie, plan) -> None:
    assert page_of(client_of(charlie), plan).status_code == 404
