"""Showing that a log-in is yours: its address and password, at most five tries in a quarter of an hour."""

import ipaddress
from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest

from stafett.lib import clock
from stafett.people import attempts, log_ins
from stafett.people.models import Identity

BACKEND = "django.contrib.auth.backends.ModelBackend"
SESSION_LASTS = timedelta(seconds=settings.SESSION_COOKIE_AGE)


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from, for the lock-out. Behind our proxy: what the proxy itself saw (the last
    address in the list; those before it anyone can make up). None when it is no address at all."""
    text = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        text = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or text
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    network = ipaddress.ip_network((found, 64), strict=False)
    return str(found.ipv4_mapped or network.network_address)


def prove(request: HttpRequest, *, email: str, password: str) -> Identity | None:
    """The log-in whose address and password these are, or None (after too many: the lock-out page answers).

    However the address is written, it is one address to the lock-out: the database decides what is the same.
    """
    keep_path_out(request)
    known = log_ins.by_address(email)
    address = known.email if known else email.strip().casefold()
    identity = auth.authenticate(request, username=address, password=password)
    if not isinstance(identity, Identity):
        _remember_failure(request, address)
        return None
    return identity


def keep_path_out(request: HttpRequest) -> None:
    """The lock-out keeps the path of what failed; in an invitation's path stands its secret."""
    AxesProxyHandler.update_request(request)
    request.axes_path_info = ""


def _remember_failure(request: HttpRequest, address: str) -> None:
    failures = request.axes_failures_since_start
    if failures is None:
        return  # locked already, so nothing was tried
    told = {"address": client_address(request) or "", "at": clock.now()}
    if request.axes_locked_out:
        attempts.locked_out(address, **told)
    else:
        attempts.failed(address, **told)


def open_session(request: HttpRequest, identity: Identity) -> None:
    """Log somebody in under a fresh session key, until twelve hours from now however busy they are."""
    keep_path_out(request)
    auth.login(request, identity, backend=BACKEND)
    request.session.set_expiry(clock.now() + SESSION_LASTS)
    attempts.succeeded(identity)
