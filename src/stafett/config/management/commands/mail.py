"""`stafett mail`: `deliver` sends what people are told; `try` sends one letter, to see that it arrives."""

import argparse
import logging
import os
import time
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import Error, close_old_connections, connection
from django.utils.translation import gettext as _

from stafett.communication import delivery
from stafett.communication.letters import Sender
from stafett.config import database, links
from stafett.config.terminal import StafettCommand, Stop
from stafett.overview import digest

log = logging.getLogger(__name__)

LOOKS_EVERY = 2.0
AFTER_A_FAULT = 30.0
NOT_SET_UP = 60.0


class Command(StafettCommand):
    help = "Send mail over the server in STAFETT_SMTP. `stafett serve` delivers by itself, and so need nobody else."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        asked = parser.add_subparsers(dest="what", required=True, metavar="{deliver,try}")
        deliver = asked.add_parser("deliver", help="what is due now")
        deliver.add_argument("--follow", action="store_true", help="go on, whenever something is due")
        tried = asked.add_parser("try", help="one letter, to see that it arrives")
        tried.add_argument("address", metavar="ADDRESS", help="whom to")
        for one in (deliver, tried):
            links.add_site_argument(one)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "try":
            self._try(options["address"])
            return
        database.prepare()
        sender = Sender(settings.MAIL_FROM, links.site(options["site"]))
        if options["follow"]:
            follow(sender)
        elif not delivery.is_set_up():
            raise Stop(_("No mail is sent: set STAFETT_SMTP and STAFETT_MAIL_FROM."))
        else:
            self._deliver(sender)

    def _deliver(self, sender: Sender) -> None:
        sent = failed = 0
        while not (done := delivery.go_round(sender, opening=digest.words)).is_idle:
            sent, failed = sent + done.sent, failed + done.failed
            if not done.is_open:
                break
        self.stdout.write(_("%(sent)s sent, %(failed)s failed") % {"sent": sent, "failed": failed})

    def _try(self, address: str) -> None:
        if not delivery.is_set_up():
            raise Stop(_("No mail is sent: set STAFETT_SMTP and STAFETT_MAIL_FROM."))
        letter = EmailMessage(
            subject=_("Stafett can send mail"),
            body=_("This was sent by `stafett mail try`."),
            from_email=settings.MAIL_FROM,
            to=[address],
        )
        try:
            letter.send(using="default")
        except (OSError, ValueError) as error:
            raise Stop(_("It was not sent: %(why)s") % {"why": delivery.said(error, address)}) from error
        self.stdout.write(_("The mail server took it."))


def follow(sender: Sender) -> None:
    """Until we are told to stop, or whoever started us is gone."""
    started_by = os.getppid()
    while os.getppid() == started_by:
        close_old_connections()
        try:
            pause = _pause(delivery.go_round(sender, opening=digest.words))
        except Error:
            log.exception("Mail could not be delivered")
            connection.close()  # it may be the connection that does not work
            pause = AFTER_A_FAULT
        time.sleep(pause)


def _pause(done: delivery.Round) -> float:
    if not delivery.is_set_up():
        return NOT_SET_UP
    if not done.is_open:
        return AFTER_A_FAULT
    return LOOKS_EVERY if done.is_idle else 0.0
