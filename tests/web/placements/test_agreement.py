import pytest

from stafett.recipes.placement.queries import now
from stafett.recipes.placement.terms import actions, queries
from stafett.recipes.placement.workflow import State, Who
from tests.factories import TODAY, placements

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(accepted, charlie):
    """The host has written a first version."""
    period = (placements.FIRST, placements.TWELVE_WEEKS)
    by = charlie.actor
    actions.propose(
        accepted, placements.WORDING, placements.TUESDAYS_AND_THURSDAYS, *period, seen=None, by=by, on=TODAY
    )
    return accepted


def page(stay) -> str:
    return f"/work-shadowing/{stay.pk}/agreement/"


def test_before_there_is_one(client_of, bob, accepted) -> None:
    assert "No terms are written yet" in client_of(bob).get(page(accepted)).content.decode()
    said = client_of(bob).post(page(accepted), {"do": "yes", "version": "1", "role": "guest"}, follow=True)
    assert "It stands differently now. Read the page again." in said.text


def test_three_agree_each_for_themselves(client_of, written, everybody) -> None:
    for role, one in everybody.items():
        shown = client_of(one).get(page(written))
        assert [str(mine) for mine, _who in shown.context["mine"]] == [role]
        done = client_of(one).post(page(written), {"do": "yes", "version": "1", "role": role}, follow=True)
        assert done.context["mine"] == []
    assert "All three have agreed. The days are set." in done.content.decode()
    assert now(written).state == State.AGREED


def test_nobody_agrees_for_another(client_of, written, bob) -> None:
    for role in ("host", "stranger"):
        said = client_of(bob).post(page(written), {"do": "yes", "version": "1", "role": role})
        assert said.status_code == 302
    assert queries.latest(written).answers == []


def test_a_no_says_why(client_of, written, alice) -> None:
    no = {"do": "no", "version": "1", "role": "home"}
    assert client_of(alice).post(page(written), no).status_code == 422
    done = client_of(alice).post(page(written), no | {"grounds": "Not Thursdays"}, follow=True)
    assert "Not Thursdays" in done.content.decode()


def test_an_answer_to_an_older_version_changes_nothing_and_shows_the_difference(
    client_of, agreed, bob, charlie
) -> None:
    extend = {"do": "extend", "version": "1", "last": "2027-06-09", "grounds": "More to see"}
    assert client_of(charlie).post(page(agreed), extend | {"last": ""}).status_code == 422
    assert client_of(charlie).post(page(agreed), extend | {"last": "2027-05-01"}).status_code == 422
    assert client_of(charlie).post(page(agreed), extend).status_code == 302

    late = client_of(bob).post(page(agreed), {"do": "yes", "version": "1", "role": "guest"})
    assert late.status_code == 409
    assert late.context["is_overtaken"]
    span, days = late.context["differences"]
    assert (span.before, span.after) == ("18 February 2027 – 12 May 2027", "18 February 2027 – 9 June 2027")
    assert len(days.added) == 8
    assert queries.latest(agreed).answers == []
    stale = client_of(charlie).post(page(agreed), extend)
    assert stale.status_code == 409


def test_what_is_new_is_told_against_what_holds(client_of, agreed, bob, charlie) -> None:
    seen = queries.latest(agreed).version
    actions.extend(agreed, placements.SIXTEEN_WEEKS, seen=seen, by=charlie.actor, on=TODAY)
    shown = client_of(bob).get(page(agreed))
    assert not shown.context["is_overtaken"]
    assert [len(one.added) for one in shown.context["differences"]] == [0, 8]
    assert [one.version.number for one in shown.context["older"]] == [1]
    assert Who.GUEST in dict(shown.context["mine"])


def test_strangers_find_nothing(client_of, dana, agreed) -> None:
    assert client_of(dana).get(page(agreed)).status_code == 404
