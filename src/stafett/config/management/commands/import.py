"""`stafett import FOLDER`: fact files into an organisation, all of them or nothing."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from stafett.config import database
from stafett.config.terminal import REFUSED, StafettCommand, Stop, bar
from stafett.files import actions, reading
from stafett.files.actions import Outcome
from stafett.files.reading import Batch
from stafett.lib import clock
from stafett.people.actor import command_line


class Command(StafettCommand):
    help = "Read a folder of fact files, or an .xlsx with a sheet for each, into an organisation."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder, or the .xlsx file")
        parser.add_argument(
            "--organisation",
            metavar="UNIT_ID",
            help="the organisation's root unit (default: the folder's own)",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        database.prepare()
        try:
            batch = reading.read(options["folder"])
            outcome = self.outcome(batch, options["organisation"], is_dry=options["dry_run"])
        except (reading.NothingToRead, actions.NoOrganisation) as error:
            raise Stop(str(error)) from error
        if outcome.faults:
            self.refuse(outcome)
        self.report(batch, outcome, is_dry=options["dry_run"])

    def outcome(self, batch: Batch, organisation: str | None, *, is_dry: bool) -> Outcome:
        by, on = command_line(), clock.today()
        if is_dry:
            return actions.look(batch, organisation=organisation, by=by, on=on)
        return actions.take(batch, organisation=organisation, by=by, on=on, progress=bar(sys.stderr))

    def refuse(self, outcome: Outcome) -> None:
        for line in outcome.faults.lines():
            self.stderr.write(line)
        sys.exit(REFUSED)

    def report(self, batch: Batch, outcome: Outcome, *, is_dry: bool) -> None:
        for file, counts in outcome.counts.items():
            self.stdout.write(
                _(
                    "%(file)s: %(new)s new, %(changed)s changed, %(withdrawn)s withdrawn, %(unchanged)s unchanged"
                )
                % {"file": file, **vars(counts)}
            )
        for note in batch.notes:
            self.stderr.write(note)
        if is_dry:
            self.stderr.write(_("Nothing was changed: this was a dry run."))
