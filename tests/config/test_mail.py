"""Where mail is sent, from one address."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from stafett.config import mail

FROM = "Stafett <stafett@example.org>"


def options(url, password=""):
    return mail.mailers(url, password=password, sender=FROM)["default"]["OPTIONS"]


def test_without_an_address_there_is_none():
    assert mail.mailers("", password="", sender="") == {}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://localhost", {"host": "localhost", "port": 25}),
        ("smtp+starttls://mail.example.org", {"host": "mail.example.org", "port": 587, "use_tls": True}),
        ("smtps://mail.example.org:4650", {"host": "mail.example.org", "port": 4650, "use_ssl": True}),
    ],
)
def test_an_address_says_where_and_how(url, expected):
    assert options(url) == {**expected, "timeout": 20}


def test_a_user_has_a_password_beside_the_address():
    found = options("smtps://us%40er@mail.example.org", "p@ss:/word")

    assert (found["username"], found["password"]) == ("us@er", "p@ss:/word")


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://h:port", "smtp://h:99999"]
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match=r"^STAFETT_SMTP is an address such as"):
        options(url)


def test_a_password_in_the_address_is_refused():
    with pytest.raises(ImproperlyConfigured, match=r"^The password belongs in STAFETT_SMTP_PASSWORD"):
        options("smtps://user:secret@mail.example.org")


@pytest.mark.parametrize("sender", ["", "Stafett"])
def test_mail_comes_from_an_address(sender):
    with pytest.raises(ImproperlyConfigured, match=r"^STAFETT_MAIL_FROM is the address"):
        mail.mailers("smtp://localhost", password="", sender=sender)


def test_the_site_has_an_address_that_links_begin_with():
    assert [mail.site(said) for said in ("", "https://stafett.example.org/", "http://localhost:8000")] == [
        "",
        "https://stafett.example.org",
        "http://localhost:8000",
    ]


@pytest.mark.parametrize(
    "said", ["stafett.example.org", "https://a.example.org/path", "ftp://a.example.org", "https://a b"]
)
def test_another_address_of_the_site_is_refused(said):
    with pytest.raises(ImproperlyConfigured, match=r"^STAFETT_SITE is an address such as"):
        mail.site(said)
