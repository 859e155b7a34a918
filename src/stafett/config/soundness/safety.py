"""What keeps others out: the key, the hosts, HTTPS, the demo, the lock-out."""

import ipaddress
import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import ERROR, WARNING, run_checks
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from stafett.config.settings import variables
from stafett.people.models import Identity

from .finding import Finding, fault, ok, warning

SHORTEST_KEY = 50
OURS = {"security.W004", "security.W008", "security.W009", "security.W012", "security.W016", "security.W018"}
"""Django's warnings about HTTPS, the key and DEBUG, which are answered here in our own words."""


def django() -> Iterator[Finding]:
    """Django's own checks, those for deployment included."""
    said = [m for m in run_checks(include_deployment_checks=True) if m.level >= WARNING and m.id not in OURS]
    for message in said:
        words = f"Django says {message.id}: {message.msg}"
        advice = str(message.hint or "")
        yield fault(words, advice) if message.level >= ERROR else warning(words, advice)
    if not said:
        yield ok(_("Django's own checks, those for deployment included, find nothing."))


def debug() -> Iterator[Finding]:
    if settings.DEBUG:
        yield fault(
            _("DEBUG is on: errors show code and data to everyone."), _("Run with production's settings.")
        )
    else:
        yield ok(_("DEBUG is off."))


def secret_key() -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < 5 or key.startswith("django-insecure"):
        yield fault(
            _("The secret key can be guessed."),
            _("Unset STAFETT_SECRET_KEY, or give 50 random characters or more."),
        )
    else:
        yield ok(_("The secret key is long and random."))
    if not variables.SECRET_KEY.read():
        yield from _kept_key(settings.DATA / "secret-key")


def _kept_key(file: Path) -> Iterator[Finding]:
    try:
        mode = file.stat().st_mode & 0o777
    except OSError as error:
        yield fault(
            _("The file of the secret key cannot be read: %(error)s.") % {"error": error},
            _("Make it readable for this user."),
        )
        return
    if mode & 0o077:
        yield fault(
            _("Others can read %(file)s (%(mode)s).") % {"file": file, "mode": f"{mode:o}"},
            _("Run: chmod 600 %(file)s") % {"file": file},
        )
    else:
        yield ok(_("Nobody else can read the file of the secret key."))


def hosts() -> Iterator[Finding]:
    named = settings.ALLOWED_HOSTS
    if not named or any(host == "*" or host.startswith(".") for host in named):
        yield fault(
            _("The site answers to any name."), _("Set STAFETT_HOSTS to the names people use, by commas.")
        )
    elif all(is_here(host) for host in named):
        yield warning(
            _("The site answers on this machine only: %(names)s.") % {"names": ", ".join(named)},
            _("Set STAFETT_HOSTS to the name people use."),
        )
    else:
        yield ok(_("The site answers to these names only: %(names)s.") % {"names": ", ".join(named)})


def https() -> Iterator[Finding]:
    on = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SECURE_SSL_REDIRECT
    if on and settings.SECURE_HSTS_SECONDS:
        yield ok(_("HTTPS only: secure cookies, redirect and HSTS."))
    elif all(is_here(host) for host in settings.ALLOWED_HOSTS):
        yield warning(
            _("HTTPS is off, which will do on this machine alone."), _("Unset STAFETT_HTTPS for others.")
        )
    else:
        yield fault(
            _("Passwords travel in the clear: HTTPS is off."), _("Unset STAFETT_HTTPS, and serve over HTTPS.")
        )


def proxy() -> Iterator[Finding]:
    if settings.BEHIND_PROXY:
        yield warning(
            _("X-Forwarded-For and X-Forwarded-Proto are trusted."),
            _("See to it that only your proxy reaches `stafett serve`, and that it sets both itself."),
        )


def demo() -> Iterator[Finding]:
    if settings.DEMO or apps.is_installed("stafett.demo"):
        yield fault(_("This is the demo: anybody logs in as anybody."), _("Run with production's settings."))
    else:
        yield ok(_("The demo is off."))


def made_up_people() -> Iterator[Finding]:
    """Asked only of a database that answers and is migrated."""
    made_up = Identity.objects.filter(is_demo=True).count()
    if made_up:
        yield fault(
            _("%(made_up)s demo log-ins are in this database.") % {"made_up": made_up},
            _("Do not use a demo's database; start with another."),
        )
    else:
        yield ok(_("No demo log-ins."))


def lock_out() -> Iterator[Finding]:
    first = settings.AUTHENTICATION_BACKENDS[:1]
    working = (
        settings.AXES_ENABLED
        and first == ["axes.backends.AxesStandaloneBackend"]
        and "axes.middleware.AxesMiddleware" in settings.MIDDLEWARE
        and settings.AXES_FAILURE_LIMIT <= 10
        and settings.AXES_USERNAME_FORM_FIELD == "username"
        and _is_there("accounts:login")
    )
    if working:
        yield ok(
            _("Log-ins are locked for a while after %(count)s failures.")
            % {"count": settings.AXES_FAILURE_LIMIT}
        )
    else:
        yield fault(
            _("Passwords can be guessed without end."), _("Put the settings of the lock-out (AXES_…) back.")
        )


def _is_there(name: str) -> bool:
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


def is_here(host: str) -> bool:
    """Whether a host name is this machine's own."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def user() -> Iterator[Finding]:
    if os.geteuid() == 0:
        yield warning(_("This runs as root."), _("Give Stafett a user of its own."))
