"""A letter as e-mail: text and HTML with the same words, in the reader's language. Pure but for its links' names."""

import email.policy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import calendars, stopping
from .calendars import Invitation, Party
from .models import Letter, Message
from .queries import Reader
from .stopping import Stop

MOST_TOLD = 50
"""So many things a digest tells; of the rest it says how many."""
BODY = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1e2b3c;max-width:36em;margin:1em"
QUIET = "font-size:14px;color:#4a5667;border-top:1px solid #c3cad3;padding-top:1em;margin-top:2em"


@dataclass(frozen=True)
class Sender:
    """From whom a letter is (as in a From header), and the address of the site its links lead to."""

    address: str
    site: str

    @property
    def party(self) -> Party:
        name, address = parseaddr(self.address)
        return Party(name or "Stafett", address)

    @property
    def domain(self) -> str:
        return self.party.address.rpartition("@")[2] or "localhost"

    def link(self, path: str) -> str:
        return path if "://" in path or not path else self.site + path


class _Link:
    """A header that is a link: on one line however long, since mail programmes read no encoded one."""

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        kwds["parse_tree"], kwds["decoded"] = None, value

    def fold(self, *, policy: Any) -> str:
        return f"{self.name}: {self}{policy.linesep}"  # type: ignore[attr-defined]  # the registry adds it


HEADERS = HeaderRegistry()
HEADERS.map_to_type("list-unsubscribe", _Link)  # type: ignore[arg-type]  # typed narrower than it is documented


class Mail(EmailMultiAlternatives):
    """An e-mail that may carry an invitation: beside the text, where calendars look for it, and as a file."""

    calendar: bytes | None = None
    method = ""

    def message(self, *, policy: Any = email.policy.default) -> EmailMessage:
        made: EmailMessage = super().message(policy=policy.clone(header_factory=HEADERS))
        if self.calendar:
            made.add_alternative(
                self.calendar.decode(), subtype="calendar", charset="utf-8", params={"method": self.method}
            )
            made.add_attachment(self.calendar, maintype="application", subtype="ics", filename="invite.ics")
        return made


def compose(letter: Letter, messages: Sequence[Message], *, to: Reader, sender: Sender) -> Mail:
    """The e-mail of a letter. The same letter always has the same Message-ID."""
    with translation.override(messages[-1].language):
        stop = _stop(letter, messages, sender)
        mail = Mail(
            subject=_subject(messages),
            body=_text(messages, stop, sender),
            from_email=sender.address,
            to=[_addressed(to)],
            headers={
                "Message-ID": f"<{letter.key}@{sender.domain}>",
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
                **_unsubscribing(stop),
            },
        )
        mail.attach_alternative(_html(messages, stop, sender), "text/html")
    if messages[0].calendar:
        _invite(mail, Invitation.read(messages[0].calendar), to, sender)
    return mail


def _addressed(to: Reader) -> str:
    return f'"{_plain(to.name)}" <{to.address}>'


def _plain(name: str) -> str:
    """A name without what would end it in a header or a calendar."""
    return " ".join(
        "".join(" " if sign in '"\\' or not sign.isprintable() else sign for sign in name).split()
    )


def _invite(mail: Mail, invitation: Invitation, to: Reader, sender: Sender) -> None:
    entry = replace(invitation.entry, link=sender.link(invitation.entry.link))
    mail.calendar = calendars.sent(
        replace(invitation, entry=entry), organiser=sender.party, attendee=Party(_plain(to.name), to.address)
    )
    mail.method = invitation.method.value


def _stop(letter: Letter, messages: Sequence[Message], sender: Sender) -> str:
    """The link by which to get no more of this; none where all of it is a must."""
    stoppable = [message for message in messages if not message.is_must]
    if not stoppable:
        return ""
    kinds = (messages[0].kind,) if len(messages) == 1 else ()
    return sender.link(reverse("mail:stop", args=[stopping.token(Stop(letter.person_id, kinds))]))


def _unsubscribing(stop: str) -> dict[str, str]:
    """What mail programmes make a button of (RFC 2369, 8058)."""
    if not stop:
        return {}
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _subject(messages: Sequence[Message]) -> str:
    if len(messages) == 1:
        return messages[0].subject
    count = len(messages)
    return ngettext("%(count)s thing for you", "%(count)s things for you", count) % {"count": count}


def _more(messages: Sequence[Message]) -> str:
    unsaid = len(messages) - MOST_TOLD
    if unsaid <= 0:
        return ""
    return ngettext("And %(count)s more.", "And %(count)s more.", unsaid) % {"count": unsaid}


def _text(messages: Sequence[Message], stop: str, sender: Sender) -> str:
    parts = []
    for message in messages[:MOST_TOLD]:
        link = [f"{message.link_label}:\n{sender.link(message.link)}"] if message.link else []
        parts.append("\n\n".join([message.subject, *message.paragraphs, *link]))
    foot = [f"{said}\n{link}" if link else said for said, link in _foot(stop, sender)]
    body = "\n\n\n".join(part for part in (*parts, _more(messages)) if part)
    return f"{body}\n\n-- \n" + "\n\n".join(foot) + "\n"


def _foot(stop: str, sender: Sender) -> list[tuple[str, str]]:
    """What stands under every letter: sentences, each with its link."""
    said = [
        (_("This comes from Stafett. Nobody reads what is sent to this address."), ""),
        (_("Choose what you are told, and how often"), sender.link(reverse("me:told"))),
    ]
    return [*said, (_("I do not want this any more"), stop)] if stop else said


def _html(messages: Sequence[Message], stop: str, sender: Sender) -> str:
    told = format_html_join("", "{}", ((_told(message, sender),) for message in messages[:MOST_TOLD]))
    more = format_html("<p>{}</p>", _more(messages)) if _more(messages) else ""
    foot = format_html_join("", "<p>{}</p>", ((_linked(said, link),) for said, link in _foot(stop, sender)))
    return format_html(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>'
        '<body style="{}">{}{}<footer style="{}">{}</footer></body></html>',
        translation.get_language(), _subject(messages), BODY, told, more, QUIET, foot,
    )  # fmt: skip


def _told(message: Message, sender: Sender) -> SafeString:
    paragraphs = mark_safe("".join(linebreaks(text, autoescape=True) for text in message.paragraphs))  # noqa: S308 - escaped
    link = format_html("<p>{}</p>", _linked(message.link_label, sender.link(message.link)))
    heading = format_html('<h1 style="font-size:20px">{}</h1>', message.subject)
    return format_html("{}{}{}", heading, paragraphs, link if message.link else "")


def _linked(said: str, link: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', link, said) if link else format_html("{}", said)
