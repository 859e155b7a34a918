"""`stafett check`: is this installation sound and safe, item by item.

Takes the place of Django's command of that name (and runs its checks). Commands that check the
system before they start do so by themselves, not through this one.
"""

import sys
from typing import Any

from django.utils.translation import gettext as _

from stafett.config.soundness import findings
from stafett.config.soundness.finding import Level
from stafett.config.terminal import StafettCommand


class Command(StafettCommand):
    help = (
        "Say item by item whether this installation is sound and safe: `ok`, `warning` or `fault`, "
        "each with what to do. Exit 0 without faults, else 1."
    )

    def handle(self, *arguments: Any, **options: Any) -> None:
        counts = dict.fromkeys(Level, 0)
        for finding in findings.every():
            counts[finding.level] += 1
            self.stdout.write(str(finding), self._style(finding.level))
        self.stdout.write(
            _("%(ok)s ok, %(warning)s warnings, %(fault)s faults")
            % {level.value: count for level, count in counts.items()}
        )
        if counts[Level.FAULT]:
            sys.exit(1)

    def _style(self, level: Level) -> Any:
        styles = {
            Level.OK: self.style.SUCCESS,
            Level.WARNING: self.style.WARNING,
            Level.FAULT: self.style.ERROR,
        }
        return styles[level]
