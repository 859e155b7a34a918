import pytest

from stafett.matters.box import actions as box
from stafett.matters.models import Matter, Meaning
from tests.factories import TODAY, days_ahead, matters

pytestmark = pytest.mark.django_db


def test_the_keeper_of_the_code_reads_the_answer_without_logging_in(client, alice, unit_a) -> None:
    code = matters.boxed(unit_a, text="It is dark.")
    assert (
        "It lies in the box, and is passed on tonight."
        in client.post("/matters/answer/", {"code": code}).text
    )
    box.empty(on=TODAY)
    waiting = client.post("/matters/answer/", {"code": code.upper()}).text
    assert "An answer by" in waiting

    matters.answered(Matter.objects.get(), alice, Meaning.TRYING, answer="We try.", due_on=days_ahead(3))

    response = client.post("/matters/answer/", {"code": f" {code} "})
    assert ("We try." in response.text, "Being tried" in response.text) == (True, True)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("code", ["", "guess", "a" * 101, "é-1"])
def test_another_code_finds_nothing(client, unit_a, code) -> None:
    matters.boxed(unit_a)

    response = client.post("/matters/answer/", {"code": code})

    assert (response.status_code, "A lamp" in response.text) == (422, False)


def test_the_code_is_never_taken_from_the_address(client, unit_a) -> None:
    code = matters.boxed(unit_a)

    assert "A lamp" not in client.get("/matters/answer/", {"code": code}).text
