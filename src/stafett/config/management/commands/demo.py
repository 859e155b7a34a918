"""`stafett demo`: invented organisations on this machine, with one-click log-ins."""

import socket
import sys
from contextlib import closing
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from stafett.config import children, static_files
from stafett.config.terminal import StafettCommand, Stop, bar
from stafett.lib import clock

LOOPBACK = ("127.0.0.1", "localhost")
SIZES = ("small", "trust", "municipality", "region")


class Command(StafettCommand):
    help = "Serve a demo with invented organisations and one-click log-ins, to this machine alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1 or localhost; no other is taken")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (%(default)s)")
        parser.add_argument(
            "--size",
            choices=SIZES,
            default="small",
            help="small: three organisations of some hundred people; trust: 24,000 people, municipality: 6,000, "
            "region: four trusts, 81,000 (%(default)s)",
        )

    def handle(self, *arguments: Any, host: str, port: int, size: str, **options: Any) -> None:
        if not settings.DEMO:
            raise Stop(_("The demo has settings of its own: unset DJANGO_SETTINGS_MODULE to run it."))
        if host not in LOOPBACK:
            raise Stop(
                _("In the demo anybody can be anybody, so only this machine is let in: leave out --host.")
            )
        _check_free(port)
        static_files.require()
        self._make(size)
        self.stdout.write(
            _("Stafett's demo is at http://%(host)s:%(port)s. Stop it with Ctrl-C.")
            % {"host": host, "port": port}
        )
        self.stdout.flush()
        sys.exit(children.run_together([_site(port), children.WORKER], spared=[children.KEEPER]))

    def _make(self, size: str) -> None:
        """The facts of today, where the demo has none, older ones or those of another size."""
        from stafett.demo import database  # noqa: PLC0415 - nothing of the demo is loaded outside it

        on = clock.today()
        if database.is_fresh(on=on, size=size):
            return
        self.stdout.write(_("Making the demo (%(size)s) as it is on %(day)s …") % {"size": size, "day": on})
        self.stdout.flush()
        started = monotonic()
        database.rebuild(on=on, size=size, progress=bar(sys.stderr))
        self.stdout.write(_("Made in %(seconds)d seconds.") % {"seconds": round(monotonic() - started)})


def _check_free(port: int) -> None:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK[0], port))
        except (OSError, OverflowError) as error:
            raise Stop(
                _("Port %(port)s cannot be used. Choose another with --port.") % {"port": port}
            ) from error


def _site(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "stafett.config.wsgi:application", "--interface", "wsgi"),
        *("--host", LOOPBACK[0], "--port", str(port), "--workers", "1", "--blocking-threads", "4"),
        *("--no-ws", "--http", "1", "--respawn-failed-workers", "--workers-kill-timeout", "5"),
        *("--log-level", "warning"),
    ]
