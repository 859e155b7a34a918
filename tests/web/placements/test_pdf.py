import pytest

from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.terms import queries
from tests.factories.placements import SIXTEEN_WEEKS

pytestmark = pytest.mark.django_db


def test_the_agreement_is_an_accessible_pdf(client_of, agreed, bob) -> None:
    said = client_of(bob).get(f"/work-shadowing/{agreed.pk}/agreement.pdf")
    assert said["Content-Type"] == "application/pdf"
    assert said["Content-Disposition"] == f'inline; filename="agreement-{agreed.pk}-1.pdf"'
    assert said.content.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in said.content


def test_before_there_is_one_and_for_strangers_there_is_nothing(client_of, accepted, bob, dana) -> None:
    page = f"/work-shadowing/{accepted.pk}/agreement.pdf"
    assert client_of(bob).get(page).status_code == 404
    assert client_of(dana).get(page).status_code == 404


def test_a_version_that_holds_is_taken_out_while_another_waits(client_of, agreed, alice, bob, today) -> None:
    first = queries.latest(agreed).version
    terms.extend(agreed, SIXTEEN_WEEKS, seen=first, grounds="More to see", by=alice.actor, on=today)
    page, client = f"/work-shadowing/{agreed.pk}/agreement", client_of(bob)

    assert f'href="{page}.pdf?version=1"' in client.get(f"{page}/").text
    named = [
        client.get(f"{page}.pdf{asked}").headers.get("Content-Disposition") for asked in ("", "?version=1")
    ]
    assert named == [f'inline; filename="agreement-{agreed.pk}-{number}.pdf"' for number in (2, 1)]
    assert client.get(f"{page}.pdf?version=3").status_code == 404
