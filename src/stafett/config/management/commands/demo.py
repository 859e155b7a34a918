"""`stafett demo`: three invented organisations on this machine, with one-click log-ins."""

import signal
import sys
from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from stafett.lib import clock


class Command(BaseCommand):
    help = "Serve a demo with invented organisations and one-click log-ins, to this machine alone."
    requires_system_checks: list[str] = []  # the demo makes its own database before anything is checked

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1 or localhost; no other is taken")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Run it as `stafett demo`, with no other settings chosen.")
        from stafett.demo import serving  # noqa: PLC0415 - nothing of the demo is loaded outside it
        from stafett.demo.actions import DemoError  # noqa: PLC0415 - the same

        signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(0))
        try:
            serving.check(host, port)
            self._prepare()
        except DemoError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Stafett's demo is at http://{host}:{port}/ (Ctrl+C stops it)")
        self.stdout.flush()
        serving.serve(port)

    def _prepare(self) -> None:
        """Facts of today, and the files that pages are dressed in."""
        from stafett.demo import database, serving  # noqa: PLC0415 - nothing of the demo is loaded outside it

        serving.collect_static_files()
        on = clock.today()
        if database.is_fresh(on=on):
            return database.bring_up_to_date()
        self.stdout.write(f"Making three organisations as they are on {on} …")
        self.stdout.flush()
        started = monotonic()
        database.rebuild(on=on)
        self.stdout.write(f"Made in {monotonic() - started:.0f} seconds.")
        return None
