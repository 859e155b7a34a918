"""What keeps others out: the key, the hosts, HTTPS, the demo, the lock-out."""

import ipaddress
import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import ERROR, WARNING, run_checks
from django.db import DatabaseError
from django.urls import NoReverseMatch, reverse

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
        yield ok("Django's own checks, those for deployment included, find nothing.")


def debug() -> Iterator[Finding]:
    if settings.DEBUG:
        yield fault("DEBUG is on: errors show code and data to everyone.", "Run with production's settings.")
    else:
        yield ok("DEBUG is off.")


def secret_key() -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < 5 or key.startswith("django-insecure"):
        yield fault(
            "The secret key can be guessed.",
            "Unset STAFETT_SECRET_KEY, or give 50 random characters or more.",
        )
    else:
        yield ok("The secret key is long and random.")
    if not variables.SECRET_KEY.read():
        yield from _kept_key(settings.DATA / "secret-key")


def _kept_key(file: Path) -> Iterator[Finding]:
    try:
        mode = file.stat().st_mode & 0o777
    except OSError as error:
        yield fault(f"The file of the secret key cannot be read: {error}.", "Make it readable for this user.")
        return
    if mode & 0o077:
        yield fault(f"Others can read {file} ({mode:o}).", f"Run: chmod 600 {file}")
    else:
        yield ok("Nobody else can read the file of the secret key.")


def hosts() -> Iterator[Finding]:
    named = settings.ALLOWED_HOSTS
    if not named or any(host == "*" or host.startswith(".") for host in named):
        yield fault("The site answers to any name.", "Set STAFETT_HOSTS to the names people use, by commas.")
    elif all(is_here(host) for host in named):
        yield warning(
            f"The site answers on this machine only ({', '.join(named)}).",
            "Set STAFETT_HOSTS to the name people use.",
        )
    else:
        yield ok(f"The site answers to {', '.join(named)} only.")


def https() -> Iterator[Finding]:
    on = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SECURE_SSL_REDIRECT
    if on and settings.SECURE_HSTS_SECONDS:
        yield ok("HTTPS only: secure cookies, redirect and HSTS.")
    elif all(is_here(host) for host in settings.ALLOWED_HOSTS):
        yield warning("HTTPS is off, which will do on this machine alone.", "Unset STAFETT_HTTPS for others.")
    else:
        yield fault(
            "Passwords travel in the clear: HTTPS is off.", "Unset STAFETT_HTTPS, and serve over HTTPS."
        )


def proxy() -> Iterator[Finding]:
    if settings.BEHIND_PROXY:
        yield warning(
            "X-Forwarded-For and X-Forwarded-Proto are trusted.",
            "See to it that only your proxy reaches `stafett serve`, and that it sets both itself.",
        )


def demo() -> Iterator[Finding]:
    if settings.DEMO or apps.is_installed("stafett.demo"):
        yield fault("This is the demo: anybody logs in as anybody.", "Run with production's settings.")
    else:
        yield ok("The demo is off.")
    try:
        made_up = Identity.objects.filter(is_demo=True).count()
    except DatabaseError:
        return  # said by the questions about the database
    if made_up:
        yield fault(
            f"{made_up} demo log-ins are in this database.",
            "Do not use a demo's database; start with another.",
        )
    else:
        yield ok("No demo log-ins.")


def lock_out() -> Iterator[Finding]:
    first = settings.AUTHENTICATION_BACKENDS[:1]
    working = (
        settings.AXES_ENABLED
        and first == ["axes.backends.AxesStandaloneBackend"]
        and "axes.middleware.AxesMiddleware" in settings.MIDDLEWARE
        and settings.AXES_FAILURE_LIMIT <= 10
        and _is_there("accounts:login")
    )
    if working:
        yield ok(f"Log-ins are locked for a while after {settings.AXES_FAILURE_LIMIT} failures.")
    else:
        yield fault(
            "Passwords can be guessed without end.", "Put the settings of the lock-out (AXES_…) back."
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
        yield warning("This runs as root.", "Give Stafett a user of its own.")
