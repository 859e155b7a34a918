"""`stafett admin EMAIL`: a link that makes an operator of the installation, or gives one a new password."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandParser
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from stafett.config import database, links
from stafett.config.terminal import StafettCommand, Stop
from stafett.lib import clock
from stafett.people import actions as people
from stafett.people.actor import command_line


class Command(StafettCommand):
    help = (
        "Print a link that works once, within seven days, and makes the installation's operator "
        "(or, for one who is operator already, lets them choose a new password)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="the operator's e-mail address")
        links.add_site_argument(parser)

    def handle(self, *arguments: Any, email: str, site: str | None, **options: Any) -> None:
        at = links.site(site)
        try:
            validate_email(email.strip())
        except ValidationError as error:
            raise Stop(_("“%(text)s” is not an e-mail address.") % {"text": email}) from error
        database.prepare()
        invited = people.invite_operator(email, by=command_line(), at=clock.now())
        self.stdout.write(links.link(invited, at=at))
