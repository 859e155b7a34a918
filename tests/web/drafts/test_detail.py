"""A draft: read, arranged, sent for review, commented on."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stafett.plans.drafts.asked import read
from stafett.plans.models import Comment
from tests import factories


def at(draft) -> str:
    return reverse("drafts:detail", args=[draft.plan_id])


def do(client, draft, **said):
    return client.post(at(draft), {"seen": draft.pk, **said})


def test_its_author_reads_what_it_asks_in_words(client_of, alice, draft, english) -> None:
    (one,) = client_of(alice, **english).get(at(draft)).context["written"]

    assert (one.name, one.sentence, one.approval, str(one.kind)) == (
        "Infusion pump",
        "Every 3 years, no first deadline.",
        "in one step, by the leader, or who stands in",
        "new",
    )


def test_others_read_and_comment_in_review_alone(client_of, alice, hanne, unit_b, pump, english) -> None:
    closed = factories.draft(unit_b, factories.asked(pump, key="pump"))
    open_ = factories.draft(unit_b, factories.asked(pump, key="pump"), state="review")
    client = client_of(alice, **english)
    assert client.get(at(closed)).status_code == 404

    page = client.get(at(open_))
    assert "Send for review" not in page.text
    assert "Delete" not in page.text
    client.post(at(open_), {"do": "comment", "about": "pump", "text": "Temps too?"})

    assert [row.text for row in Comment.objects.all()] == ["Temps too?"]
    assert "Temps too?" in client.get(at(open_)).text
    assert do(client, open_, do="take_back").status_code == 302
    open_.refresh_from_db()
    assert open_.closed is None


def test_an_empty_comment_is_asked_for_again(client_of, alice, unit_a, english) -> None:
    draft = factories.draft(unit_a, state="review")

    answer = client_of(alice, **english).post(at(draft), {"do": "comment", "text": " "})

    assert (answer.status_code, "Write what you want to say." in answer.text) == (422, True)


def test_it_is_arranged_and_sent(client_of, alice, unit_a, pump, current) -> None:
    draft = factories.draft(unit_a, factories.asked(pump, key="a"), factories.asked(pump, key="b"))
    client = client_of(alice)

    do(client, draft, do="later", requirement="a")
    do(client, current(draft.plan_id), do="remove", requirement="a")
    do(client, current(draft.plan_id), do="send")

    now = current(draft.plan_id)
    assert ([one.key for one in read(now.requirements)], now.state) == (["b"], "review")


def test_who_saves_what_another_saved_since_is_shown_both(
    client_of, alice, gunnar, draft, english, current
) -> None:
    do(client_of(gunnar), draft, do="send")

    answer = do(client_of(alice, **english), draft, do="remove", requirement="pump")

    assert answer.status_code == 409
    assert "Gunnar Holm saved this draft after you opened it" in answer.text
    assert "The draft is now: in review" in answer.text
    assert current(draft.plan_id).state == "review"


def test_the_origin_and_its_newer_version_are_told(client_of, alice, unit_a, plan, english) -> None:
    draft = factories.draft(unit_a, copied_from=plan, copied_version=1)
    client = client_of(alice, **english)
    assert "newer version" not in client.get(at(draft)).text

    factories.version(plan, 2, title="For everybody", effective_from=factories.days_ahead(5))

    assert "It has a newer version: 2." in client.get(at(draft)).text


def test_the_number_of_queries_does_not_grow(client_of, alice, unit_a, trust) -> None:
    client = client_of(alice)

    def asked(count: int) -> int:
        courses = [factories.competence(trust) for _number in range(count)]
        draft = factories.draft(unit_a, *(factories.asked(course) for course in courses))
        client.get(at(draft))
        with CaptureQueriesContext(connection) as queries:
            client.get(at(draft))
        return len(queries)

    assert asked(1) == asked(4)


def test_the_number_of_queries_does_not_grow_with_the_plans_above(
    client_of, alice, draft, trust, clinic, unit_a, queries_of
) -> None:
    def one_more(name: str) -> None:
        plan = factories.plan(trust, name, owner_unit=clinic)
        factories.requirement(plan, factories.competence(trust, name))
        factories.assignment(plan, unit_a)

    client = client_of(alice)
    one_more("First")
    with_one = queries_of(client, at(draft))
    one_more("Second")
    one_more("Third")

    assert queries_of(client, at(draft)) == with_one


def test_the_catalogue_is_read_once(client_of, alice, draft) -> None:
    client = client_of(alice)

    with CaptureQueriesContext(connection) as asked:
        client.get(at(draft))

    read_whole = [one["sql"] for one in asked if 'FROM "records_competencedetails"' in one["sql"]]
    assert len(read_whole) == 1


def test_a_button_there_is_not_is_answered_in_a_sentence(client_of, alice, draft, english) -> None:
    answer = do(client_of(alice, **english), draft, do="x")

    assert answer.status_code == 400
    assert "Go back and try once more." in answer.text
