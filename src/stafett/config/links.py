"""The address of this site in links that are printed: nobody's request, so no Host header to trust."""

import csv
import io
import re
from collections.abc import Iterable

from django.conf import settings
from django.core.management.base import CommandParser
from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.people.actions import Invited

from .soundness.safety import is_here
from .terminal import Stop

ADDRESS = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:[0-9]+)?/?")


def add_site_argument(parser: CommandParser) -> None:
    parser.add_argument(
        "--site",
        metavar="ADDRESS",
        help="the address people reach the site at, when STAFETT_SITE does not say it and it is not https:// and "
        "the first name in STAFETT_HOSTS",
    )


def site(given: str | None) -> str:
    """The address asked for, or that in STAFETT_SITE, or: https (http with STAFETT_HTTPS=no) and the first name
    in STAFETT_HOSTS. On this machine alone, without HTTPS, with the port `stafett serve` opens."""
    if given:
        if not ADDRESS.fullmatch(given):
            raise Stop(_("--site is an address such as https://stafett.example.org"))
        return given.rstrip("/")
    if settings.SITE:
        return str(settings.SITE)
    host = next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    if settings.SECURE_SSL_REDIRECT:
        return f"https://{host}"
    return f"http://{host}:8000" if is_here(host) else f"http://{host}"


def link(invited: Invited, *, at: str) -> str:
    """The link that works once."""
    return at + reverse("accounts:invitation", args=[invited.token])


def as_lines(people: Iterable[Invited], *, at: str) -> str:
    """`email;name;link`, one line each. A name that a spreadsheet would take for a formula gets a `'` first."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(["email", "name", "link"])
    for invited in people:
        name = f"'{invited.name}" if invited.name[:1] in set("=+-@\t\r") else invited.name
        writer.writerow([invited.email, name, link(invited, at=at)])
    return out.getvalue()
