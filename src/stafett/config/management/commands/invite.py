"""`stafett invite UNIT_ID`: links for a unit's people who have an e-mail address and no log-in."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from stafett.config import database, links
from stafett.config.terminal import StafettCommand, Stop
from stafett.lib import clock
from stafett.people import actions as people
from stafett.people.actor import command_line
from stafett.people.models import Unit
from stafett.people.tree import tree


class Command(StafettCommand):
    help = (
        "Print a link that works once, within seven days, for each who works in a unit or below it "
        "(or starts within 90 days), has an e-mail address and no log-in: as lines email;name;link. "
        "Earlier links to the same people stop working."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("unit", metavar="UNIT_ID", help="the unit's id, as in units.csv")
        parser.add_argument(
            "--organisation",
            metavar="ID",
            help="the organisation's id (its root unit's), when several have a unit of that id",
        )
        links.add_site_argument(parser)

    def handle(
        self, *arguments: Any, unit: str, organisation: str | None, site: str | None, **options: Any
    ) -> None:
        at = links.site(site)
        database.prepare()
        found = _unit(unit, organisation)
        by = command_line(found.organisation_id)
        invited, unusable = people.invite(
            found.organisation_id, unit_id=found.pk, by=by, on=clock.today(), at=clock.now()
        )
        self.stdout.write(links.as_lines(invited, at=at), ending="")
        for name in unusable:
            said = _("Not invited, because the e-mail address cannot be right: %(name)s")
            self.stderr.write(said % {"name": name})
        said = _("%(count)s links. Each works once, within seven days.")
        self.stderr.write(said % {"count": len(invited)})


def _unit(key: str, organisation: str | None) -> Unit:
    found = Unit.objects.filter(key=key).select_related("organisation")
    if organisation is not None:
        found = found.filter(organisation__key=organisation)
    units = [unit for unit in found if unit.pk in tree(unit.organisation_id, on=clock.today()).nodes]
    if not units:
        raise Stop(_("There is no unit “%(key)s”. The ids are those of units.csv.") % {"key": key})
    if len(units) > 1:
        keys = ", ".join(sorted(unit.organisation.key for unit in units))
        said = _(
            "Several organisations have a unit “%(key)s”. Say which with --organisation, one of: %(keys)s"
        )
        raise Stop(said % {"key": key, "keys": keys})
    return units[0]
