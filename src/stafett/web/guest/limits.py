"""How often links that are none may be tried from one network address: counted in memory, by each process."""

from contextlib import suppress

from django.core.cache import cache
from django.http import HttpRequest

from stafett.web.accounts.proof import client_address

TRIES = 30
WITHIN = 15 * 60
"""So many tries in so many seconds; then whoever tries more from there is told to wait. A link that works, which
nobody can guess, opens all the same: a whole hospital may come from one address."""


def is_over(request: HttpRequest) -> bool:
    """Whether too many have been tried."""
    return cache.get(_key(request), 0) >= TRIES


def failed(request: HttpRequest) -> None:
    """Remember one that was tried in vain."""
    if not cache.add(_key(request), 1, WITHIN):
        with suppress(ValueError):  # its time was up just now
            cache.incr(_key(request))


def _key(request: HttpRequest) -> str:
    return f"guest-link:{client_address(request)}"
