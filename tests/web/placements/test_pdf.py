import pytest

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
