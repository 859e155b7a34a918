"""`stafett tidy`: pass on what was put in the box without a name, forget guests whose links ended long ago, and delete sessions that have ended."""

from typing import Any

from django.utils.translation import ngettext

from stafett.config import database, tidying
from stafett.config.terminal import StafettCommand
from stafett.lib import clock


class Command(StafettCommand):
    help = (
        "Pass on what was put in the box without a name before today, forget guests whose last link ended more "
        "than 90 days ago, and delete sessions that have ended. "
        "`stafett serve` does it once a day; this is for an installation that is served in another way."
    )

    def handle(self, *arguments: Any, **options: Any) -> None:
        database.prepare()
        count = tidying.tidy(on=clock.today())
        said = ngettext("%(count)d guest is forgotten.", "%(count)d guests are forgotten.", count)
        self.stdout.write(said % {"count": count})
