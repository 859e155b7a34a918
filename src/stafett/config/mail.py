"""Where mail is sent, from one address as the ecosystem writes it."""

from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WAYS = {"smtp": {}, "smtp+starttls": {"use_tls": True}, "smtps": {"use_ssl": True}}
"""How what is said to the server is kept from others; with `smtp` it is not."""
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
ANSWERS_WITHIN = 20
"""Seconds a mail server has for each step."""


def mailers(url: str, *, password: str, sender: str) -> dict[str, object]:
    """Django's setting for mail; without an address there is none."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in WAYS or not parts.hostname or _port(url) is None:
        raise ImproperlyConfigured(
            "STAFETT_SMTP is an address such as smtp+starttls://user@mail.example.org:587"
        )
    if parts.password:
        raise ImproperlyConfigured("The password belongs in STAFETT_SMTP_PASSWORD, not in STAFETT_SMTP.")
    if "@" not in parseaddr(sender)[1]:
        raise ImproperlyConfigured("STAFETT_MAIL_FROM is the address mail comes from; STAFETT_SMTP needs it.")
    options = {"host": parts.hostname, "port": _port(url), "timeout": ANSWERS_WITHIN, **WAYS[parts.scheme]}
    if parts.username:
        options |= {"username": unquote(parts.username), "password": password}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def _port(url: str) -> int | None:
    """The port an address names, or that its scheme is known for; None where it cannot be one."""
    parts = urlsplit(url)
    try:
        return parts.port or PORTS[parts.scheme]
    except ValueError:
        return None
