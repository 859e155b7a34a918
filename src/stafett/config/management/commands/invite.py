"""`stafett invite UNIT_ID`: links for a unit's people who have an e-mail address and no log-in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stafett.config import first_use, links
from stafett.lib import clock
from stafett.people import actions as people
from stafett.people.actor import command_line
from stafett.people.models import Unit
from stafett.people.tree import tree


class Command(BaseCommand):
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
        self, *arguments: Any, unit: str, organisation: str | None, site: str | None, **_: Any
    ) -> None:
        at = links.site(site)
        first_use.make_ready()
        found = _unit(unit, organisation)
        by = command_line(found.organisation_id)
        invited, unusable = people.invite(
            found.organisation_id, unit_id=found.pk, by=by, on=clock.today(), at=clock.now()
        )
        self.stdout.write(links.as_lines(invited, at=at), ending="")
        for name in unusable:
            self.stderr.write(f"Not invited, the e-mail address cannot be right: {name}")
        self.stderr.write(f"{len(invited)} links, working until used or for seven days.")


def _unit(key: str, organisation: str | None) -> Unit:
    found = Unit.objects.filter(key=key).select_related("organisation")
    if organisation is not None:
        found = found.filter(organisation__key=organisation)
    units = [unit for unit in found if unit.pk in tree(unit.organisation_id, on=clock.today()).nodes]
    if not units:
        raise CommandError(f"There is no unit {key}. The ids are those of units.csv.")
    if len(units) > 1:
        keys = ", ".join(sorted(unit.organisation.key for unit in units))
        raise CommandError(f"Several organisations have a unit {key}: add --organisation, one of {keys}.")
    return units[0]
