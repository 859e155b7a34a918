import pytest

from stafett.recipes.placement.terms import queries

pytestmark = pytest.mark.django_db

TYPED = {
    "goals": "See the nights\nFind two common fixes", "payer": "Each its own", "employer": "The guest's own",
    "insurance": "The guest's own", "confidentiality": "As for everybody there", "first": "2027-02-18",
    "last": "2027-05-12", "weekdays": ["2", "4"], "weeks": "every", "starts": "08:00", "ends": "15:30",
    "left_out": "2027-02-22 – 2027-02-26", "given": "2027-03-05 22:00-07:00",
}  # fmt: skip


@pytest.fixture
def page(accepted) -> str:
    return f"/work-shadowing/{accepted.pk}/terms/"


def test_the_days_are_seen_before_they_are_saved(client_of, charlie, accepted, page) -> None:
    assert 'value="2027-02-18"' in client_of(charlie).get(page).content.decode()
    seen = client_of(charlie).post(page, TYPED | {"do": "look"})
    assert (seen.status_code, len(seen.context["days"])) == (200, 21)
    assert list(seen.context["holidays"].values()) == ["Skjærtorsdag", "Kristi himmelfartsdag"]
    assert queries.latest(accepted) is None

    assert client_of(charlie).post(page, TYPED | {"do": "save"}).status_code == 302
    saved = queries.latest(accepted)
    assert (saved.version.number, len(saved.days)) == (1, 21)
    again = client_of(charlie).get(page).context["form"].initial
    assert (again["given"], again["weekdays"]) == ("2027-03-05 22:00-07:00", [2, 4])
    assert again["left_out"].splitlines()[0] == "2027-02-22"


def test_the_days_are_seen_while_the_words_are_still_missing(client_of, charlie, page) -> None:
    typed = {name: TYPED[name] for name in ("first", "last", "weekdays", "weeks")}

    seen = client_of(charlie).post(page, typed | {"do": "look"})
    assert (seen.status_code, len(seen.context["days"]), "This field is required" in seen.text) == (
        200,
        22,
        False,
    )
    wrong = client_of(charlie).post(page, typed | {"do": "look", "last": ""})
    assert (wrong.status_code, wrong.text.count("This field is required")) == (422, 2)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("given", "2027-02-30"), ("given", "Friday"), ("left_out", "2027-03-05 – 2027-03-01"), ("left_out", "x"),
        ("ends", ""), ("payer", ""), ("last", "2027-01-01"), ("last", "2199-01-01"), ("weekdays", []),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(client_of, charlie, accepted, page, field, typed) -> None:
    wrong = TYPED | {"given": "", "do": "save", field: typed}
    assert client_of(charlie).post(page, wrong).status_code == 422
    assert queries.latest(accepted) is None


@pytest.mark.parametrize(
    ("typed", "status"), [("8, 10–12", 302), ("", 422), ("54", 422), ("12-8", 422), ("x", 422)]
)
def test_weeks_by_number(client_of, charlie, page, typed, status) -> None:
    said = TYPED | {"weeks": "these", "these": typed, "do": "save"}
    assert client_of(charlie).post(page, said).status_code == status


def test_who_was_overtaken_sees_the_difference_and_saves_again(
    client_of, charlie, alice, accepted, page
) -> None:
    client_of(charlie).post(page, TYPED | {"do": "save"})
    client_of(charlie).post(page, TYPED | {"do": "save", "seen": "1", "payer": "We do"})
    late = client_of(alice).post(page, TYPED | {"do": "save", "seen": "1", "insurance": "Ours"})
    assert late.status_code == 409
    assert [(str(one.label), one.after) for one in late.context["differences"]] == [("Who pays", "We do")]
    assert "Ours" in late.content.decode()
    first = client_of(alice).post(page, TYPED | {"do": "save"})
    assert first.status_code == 409
    fine = client_of(alice).post(page, TYPED | {"do": "save", "seen": "2", "grounds": "Insurance"})
    assert fine.status_code == 302
    assert queries.latest(accepted).terms.grounds == "Insurance"


def test_not_before_the_host_has_said_yes(client_of, alice, stay) -> None:
    assert client_of(alice).get(f"/work-shadowing/{stay.pk}/terms/").status_code == 404
