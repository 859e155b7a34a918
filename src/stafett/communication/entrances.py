"""Mailing a guest the link that lets them in. Only the change that makes a link knows it, and only until it is sent
does anything keep it."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.people.actor import Actor
from stafett.people.guests.actions import LetIn
from stafett.people.models import GuestLink

from . import actions
from .actions import Told, Words
from .rules import Kind

LINK = Kind("guest.link", gettext_lazy("A link by which somebody outside takes part"), is_must=True)

type Subject = Callable[[], str]
"""The line that says what a link is for, asked in the guest's language."""


def mail(made: LetIn, subject: Subject | None, *, by: Actor) -> None:
    """Mail a link that was just made; without a subject nothing is mailed. What waited to be sent with an earlier link
    of the guest's is taken back. Belongs inside the change that makes it."""
    take_back(made.link)
    if subject is not None:
        told = Told(
            guest=made.link.guest_id, kind=LINK, words=_words(made, subject, by), about=_name(made.link)
        )
        actions.write(made.link.organisation_id, [told])


def take_back(link: GuestLink) -> None:
    """A link that lets nobody in any more is not sent."""
    actions.take_back(link.organisation_id, about=[_name(link)], kinds=[LINK])


def _name(link: GuestLink) -> str:
    return f"guest:{link.guest_id}"


def _words(made: LetIn, subject: Subject, by: Actor) -> Callable[[], Words]:
    def words() -> Words:
        known = {"name": by.label, "day": date_format(made.link.expires_on)}
        return Words(
            subject=subject(),
            paragraphs=[
                _("%(name)s sends you a link to see what it is about. It works through %(day)s.") % known,
                _("It is yours alone, so do not pass it on."),
            ],
            link=reverse("guest:arrival", args=[made.token]),
            link_label=_("Open it"),
        )

    return words
