"""What the commands share: their language, their way to stop with a sentence, days and organisations as arguments."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from stafett.people.models import Organisation

REFUSED = 2
"""The exit code of everything that is the asker's to mend."""
FIRST_YEAR, LAST_YEAR = 1900, 2199


class Stop(Exception):
    """The command cannot do what was asked; the text is a sentence with what to do."""


class StafettCommand(BaseCommand):
    """A command in the terminal's language that ends with a sentence and exit code 2 where it must stop."""

    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        with translation.override(language()):  # what is wrong with the arguments is said before `execute`
            super().run_from_argv(argv)

    def execute(self, *args: Any, **options: Any) -> str | None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        with translation.override(language()):
            try:
                return super().execute(*args, **options)
            except Stop as stop:
                self.stderr.write(str(stop))
                sys.exit(REFUSED)


def language() -> str:
    """Norwegian where the terminal asks for it, English otherwise."""
    asked = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := os.environ.get(name))), "")
    code = asked.split("_")[0].split(".")[0].lower()
    code = {"no": "nb"}.get(code, code)
    return code if code in dict(settings.LANGUAGES) else "en"


def day(text: str) -> date:
    """A day as an argument."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or len(text) != len("YYYY-MM-DD") or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            _("“%(text)s” is not a day from 1900 to 2199; write it as YYYY-MM-DD") % {"text": text}
        )
    return found


def organisation(key: str | None) -> Organisation:
    """The organisation with that key, or the only one there is. Raises Stop."""
    known = Organisation.objects.order_by("key")
    if key is not None:
        found = known.filter(key=key).first()
        if found is None:
            raise Stop(_("There is no organisation “%(key)s”.") % {"key": key})
        return found
    several = list(known[:2])
    if not several:
        raise Stop(_("There is no organisation yet. Import one with `stafett import FOLDER`."))
    if len(several) > 1:
        raise Stop(_("There are several organisations. Say which one is meant with --organisation UNIT_ID."))
    return several[0]


def bar(errors: IO[str]) -> Callable[[int, int], None]:
    """A progress bar on a terminal; nothing elsewhere."""

    def show(done: int, of: int) -> None:
        width = 40
        filled = width * done // max(of, 1)
        errors.write(f"\r[{'#' * filled}{' ' * (width - filled)}] {done}/{of}{'\n' if done >= of else ''}")
        errors.flush()

    return show if errors.isatty() else lambda _done, _of: None
