"""`stafett invite UNIT_ID`: links for a unit's people who have an e-mail address and no log-in; with
`--person` for one of them, also when it is the password that was forgotten."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from stafett.config import database, links
from stafett.config.terminal import StafettCommand, Stop
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.people import actions as people
from stafett.people import log_ins
from stafett.people.actions import Invited
from stafett.people.actor import command_line
from stafett.people.models import Unit
from stafett.people.tree import tree


class Command(StafettCommand):
    help = (
        "Print a link that works once, within seven days, for each who works in a unit or below it "
        "(or starts within 90 days), has an e-mail address and no log-in: as lines email;name;link. "
        "Earlier links to the same people stop working. With --person: a link for this one alone, which sets "
        "a new password where the person has a log-in already (a forgotten password)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("unit", metavar="UNIT_ID", help="the unit's id, as in units.csv")
        parser.add_argument(
            "--organisation",
            metavar="ID",
            help="the organisation's id (its root unit's), when several have a unit of that id",
        )
        parser.add_argument(
            "--person", metavar="PERSON_ID", help="only this person, with a log-in or without"
        )
        links.add_site_argument(parser)

    def handle(
        self,
        *arguments: Any,
        unit: str,
        organisation: str | None,
        person: str | None,
        site: str | None,
        **options: Any,
    ) -> None:
        at = links.site(site)
        database.prepare()
        found = _unit(unit, organisation)
        if person is None:
            self._many(found, at=at)
        else:
            self.stdout.write(links.as_lines([_one(found, person)], at=at), ending="")

    def _many(self, unit: Unit, *, at: str) -> None:
        by = command_line(unit.organisation_id)
        invited, unusable = people.invite(
            unit.organisation_id, unit_id=unit.pk, by=by, on=clock.today(), at=clock.now()
        )
        self.stdout.write(links.as_lines(invited, at=at), ending="")
        for name in unusable:
            said = _("Not invited, because the e-mail address cannot be right: %(name)s")
            self.stderr.write(said % {"name": name})
        said = _("%(count)s links. Each works once, within seven days.")
        self.stderr.write(said % {"count": len(invited)})


def _one(unit: Unit, key: str) -> Invited:
    today = clock.today()
    below = tree(unit.organisation_id, on=today).below(unit.pk)
    found = log_ins.working_in(unit.organisation_id, below, on=today).filter(person__key=key).first()
    if found is None:
        said = _("Nobody with the id “%(key)s” works there. The ids are those of people.csv.")
        raise Stop(said % {"key": key})
    try:
        return people.invite_one(
            found, unit_id=unit.pk, by=command_line(unit.organisation_id), at=clock.now()
        )
    except NotAllowed as refusal:
        raise Stop(str(refusal)) from refusal


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
