"""`stafett serve`: the site, and what works beside it, started and stopped together."""

import os
import sys
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from stafett.config import children, database, static_files
from stafett.config.terminal import StafettCommand, Stop

MOST_WORKERS = 64


class Command(StafettCommand):
    help = (
        "Serve the site in production mode, with a worker for background work beside it, what prepares large "
        "pages and what sends mail. An SQLite database is made and migrated first; a database server must be migrated "
        "already. Stops all on SIGTERM or Ctrl-C, and when the site or the worker ends."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (%(default)s)")
        parser.add_argument(
            "--workers", type=int, default=_workers(), help="processes that answer (here: %(default)s)"
        )

    def handle(self, *arguments: Any, host: str, port: int, workers: int, **options: Any) -> None:
        if not 1 <= port <= 65535:
            raise Stop(_("--port is a number from 1 to 65535."))
        if not 1 <= workers <= MOST_WORKERS:
            raise Stop(_("--workers is a number from 1 to %(most)s.") % {"most": MOST_WORKERS})
        static_files.require()
        database.prepare()
        said = _("Stafett listens on http://%(host)s:%(port)s. Stop it with Ctrl-C.")
        self.stdout.write(said % {"host": host, "port": port})
        self.stdout.flush()
        beside = [children.KEEPER, children.POSTMAN]
        sys.exit(children.run_together([_site(host, port, workers), children.WORKER], spared=beside))


def _workers() -> int:
    """As many as the machine has cores for, and no more than four unless asked."""
    return min(len(os.sched_getaffinity(0)), 4)


def _site(host: str, port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "stafett.config.wsgi:application", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", "4", "--backlog", "256", "--no-ws", "--http", "1"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"),
        "--no-access-log",  # an address may be a one-time link; said aloud, so that no variable turns it on
    ]
