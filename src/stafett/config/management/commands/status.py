"""`stafett status export` and `summary`: cells and roll-ups out; `rebuild`: what pages read them from."""

import argparse
import contextlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
from django.db import connection
from django.utils.translation import gettext as _

from stafett.audit import queries as audit
from stafett.config import database, tidying
from stafett.config.running_out import Passing
from stafett.config.terminal import StafettCommand, Stop, day, organisation
from stafett.files import exports, reports, tables
from stafett.files.reports import Asked, By
from stafett.lib import clock
from stafett.people.models import Organisation
from stafett.standings import keeping, making, spread
from stafett.standings.parts import Engine, one_by_one

LOOKS_EVERY = 1.0
HERE, DASK = "here", "dask"
MOST_WORKERS = 64
BEHIND_PAGES = 10


def _json(rows: pl.DataFrame) -> str:
    return json.dumps(rows.to_dicts(), ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[pl.DataFrame], str]] = {
    "table": tables.plain,
    "csv": exports.csv_text,
    "json": _json,
}


class Command(StafettCommand):
    help = "Write out how an organisation stands on a day: its cells, or its figures."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        asked = parser.add_subparsers(dest="what", required=True, metavar="{export,summary,rebuild}")
        export = asked.add_parser("export", help="the cells that exist on the day, as CSV")
        export.add_argument(
            "--recorded-on", type=day, metavar="DATE", help="as it was recorded at that day's end"
        )
        summary = asked.add_parser("summary", help="the figures of the day")
        summary.add_argument("--by", choices=[by.value for by in By], default=By.UNIT.value)
        summary.add_argument("--format", choices=list(FORMATS), default="table")
        for one in (export, summary):
            one.add_argument("--on", type=day, metavar="DATE", required=True, help="the day asked about")
            one.add_argument(
                "--organisation", metavar="UNIT_ID", help="its root unit (default: the only one)"
            )
            one.add_argument("--unit", metavar="UNIT_ID", help="only what this unit counts")
            one.add_argument("--out", type=Path, metavar="FILE", help="where to write it (default: here)")
        _add_rebuild(asked)

    def handle(self, *args: Any, **options: Any) -> None:
        database.prepare()
        if options["what"] == "rebuild":
            with contextlib.suppress(KeyboardInterrupt), _engine(options) as engine:
                self._follow(engine) if options["follow"] else self._rebuild(engine)
            return
        try:
            text = _text(options)
        except reports.UnknownUnit as error:
            raise Stop(_("The organisation has no unit “%(unit)s”.") % {"unit": error}) from error
        if options["out"] is None:
            self.stdout.write(text, ending="")
        else:
            _write(options["out"], text)

    def _rebuild(self, engine: Engine) -> None:
        organisations = Organisation.objects.order_by("key")
        if not organisations:
            raise Stop(_("There is no organisation yet. Import one with `stafett import FOLDER`."))
        for found in organisations:
            if made := making.make(found.pk, on=clock.today(), engine=engine):
                said = _("%(organisation)s: made in %(seconds)s seconds.")
                self.stdout.write(said % {"organisation": found.key, "seconds": f"{made.seconds:.1f}"})

    def _follow(self, engine: Engine) -> None:
        """Until we are told to stop, or whoever started us is gone. Pages come first: they wait for people."""
        os.nice(BEHIND_PAGES)
        started_by, keeper = os.getppid(), keeping.Keeper(engine)
        daily, passing = tidying.Daily(), Passing()
        while os.getppid() == started_by:
            if keeper.keep_up(on=clock.today()):
                daily.once(on=clock.today(), at=clock.moment())
                passing.once(at=clock.moment())
                time.sleep(LOOKS_EVERY)
            else:
                connection.close()  # it may be the connection that does not work
                time.sleep(keeping.AFTER_A_FAULT)


def _add_rebuild(asked: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    rebuild = asked.add_parser("rebuild", help="make anew what pages read everybody's cells from")
    rebuild.add_argument("--follow", action="store_true", help="go on, whenever enough has changed")
    rebuild.add_argument(
        "--engine", choices=[HERE, DASK], default=HERE, help="where to evaluate (%(default)s)"
    )
    rebuild.add_argument(
        "--workers", type=int, default=2, metavar="N", help="dask: so many processes of this machine"
    )
    rebuild.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="dask: the workers of this scheduler, such as tcp://host:8786",
    )


@contextlib.contextmanager
def _engine(options: dict[str, Any]) -> Iterator[Engine]:
    if options["engine"] == HERE:
        yield one_by_one
        return
    if not 1 <= options["workers"] <= MOST_WORKERS:
        raise Stop(_("--workers is a number from 1 to %(most)s.") % {"most": MOST_WORKERS})
    try:
        with spread.spread(workers=options["workers"], scheduler=options["scheduler"]) as engine:
            yield engine
    except ImportError as error:
        raise Stop(_("Dask is not installed here. Install it with: pip install stafett[dask]")) from error
    except (OSError, spread.OtherRules) as error:
        raise Stop(str(error)) from error


def _text(options: dict[str, Any]) -> str:
    chosen = organisation(options["organisation"]).pk
    recorded_on = options.get("recorded_on")
    position = audit.position_on(chosen, recorded_on) if recorded_on else None
    asked = Asked(organisation_id=chosen, on=options["on"], unit=options["unit"], position=position)
    if options["what"] == "export":
        return exports.csv_text(reports.cells(asked))
    figures: pl.DataFrame = reports.summary(asked, by=By(options["by"]))
    return FORMATS[options["format"]](figures)


def _write(path: Path, text: str) -> None:
    """The whole file or none of it."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, delete=False
        ) as file:
            file.write(text)
        os.chmod(file.name, 0o666 & ~_umask())
        os.replace(file.name, path)
    except OSError as error:
        raise Stop(
            _("%(path)s cannot be written: %(why)s.") % {"path": path, "why": error.strerror}
        ) from error


def _umask() -> int:
    found = os.umask(0)
    os.umask(found)
    return found
