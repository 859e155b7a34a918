"""Whether mail goes out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from stafett.communication import delivery, queries
from stafett.lib import clock

from .finding import Finding, ok, warning


def goes_out() -> Iterator[Finding]:
    found = queries.health(now=clock.now())
    if not delivery.is_set_up():
        yield warning(
            _("No mail is sent; %(waiting)s messages wait.") % {"waiting": queries.waiting().count()},
            _("Set STAFETT_SMTP and STAFETT_MAIL_FROM."),
        )
    elif found.late:
        yield warning(
            _("%(late)s messages or letters should have been sent over an hour ago.") % {"late": found.late},
            _("Is `stafett serve` running? See what happens with: stafett mail try ADDRESS"),
        )
    else:
        yield ok(_("Mail goes out."))
    if found.given_up:
        yield warning(
            _("%(given_up)s letters were given up in the last week.") % {"given_up": found.given_up},
            _("Administrators see which under Log."),
        )
