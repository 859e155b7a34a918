"""What is too large is refused unread."""

import pytest
from django.urls import reverse

from stafett.web import bodies
from tests.factories import Member

pytestmark = pytest.mark.django_db


class Unread:
    """A body nobody may touch."""

    def __len__(self) -> int:
        return 0

    def read(self, *_size: int) -> bytes:
        raise AssertionError("The body was read.")

    readline = read


def post(client, address: str, megabytes: int) -> int:
    told = {
        "CONTENT_LENGTH": str(megabytes * bodies.MEGABYTE),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
    }
    return client.post(address, {}, **told, **{"wsgi.input": Unread()}).status_code


def test_strangers_send_no_more_than_a_form(client, db) -> None:
    assert post(client, reverse("accounts:login"), 6) == 400
    assert post(client, reverse("imports:start"), 6) == 400
    assert post(client, reverse("claims:new"), 6) == 400


def test_only_those_who_import_send_more_than_evidence(client_of, erik: Member, bob: Member) -> None:
    assert post(client_of(bob), reverse("imports:start"), 6) == 400
    assert post(client_of(bob), reverse("claims:new"), 65) == 400
    assert post(client_of(erik), reverse("imports:start"), 1100) == 400
    with pytest.raises(AssertionError, match="was read"):
        post(client_of(erik), reverse("imports:start"), 1000)


def test_a_page_refused_before_all_else_has_its_headers_too(client, db, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    for host, status in (("evil.test", 400), ("testserver", 301)):
        response = client.get("/", headers={"Host": host})

        assert response.status_code == status
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
