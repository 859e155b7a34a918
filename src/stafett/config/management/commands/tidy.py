"""`stafett tidy`: what is done once a day, see `config.tidying`."""

from typing import Any

from django.utils.translation import gettext as _

from stafett.config import database, tidying
from stafett.config.terminal import StafettCommand, Stop
from stafett.lib import clock


class Command(StafettCommand):
    help = (
        "Pass on what was put in the box without a name before today, forget guests whose last link ended more than 90 "
        "days ago and what people were told more than 90 days ago, and delete sessions that have ended. "
        "`stafett serve` does it once a day; this is for an installation that is served in another way."
    )

    def handle(self, *arguments: Any, **options: Any) -> None:
        database.prepare()
        if tidying.tidy(on=clock.today()):
            raise Stop(_("Not everything could be done. The log says what, and why."))
        self.stdout.write(_("Everything is done."))
