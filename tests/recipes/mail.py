"""What people have been told, and what their calendars were asked, read by another library."""

from typing import Any

import vobject

from stafett.communication import calendars
from stafett.communication.calendars import Invitation, Party
from stafett.communication.models import Message
from stafett.people.models import PersonDetails

US, THEM = Party("Stafett", "stafett@example.org"), Party("Somebody", "somebody@example.org")


def told() -> list[tuple[str, str]]:
    """Who was mailed what since it was last asked, by given name (`guest` for one), in the order it was written."""
    rows = list(Message.objects.filter(dropped=False, only_here=False).order_by("pk"))
    names = dict(PersonDetails.objects.open().values_list("person_id", "given_name"))
    found = [(names.get(row.person_id or 0, "guest"), row.subject) for row in rows]
    Message.objects.all().delete()
    return found


def asked() -> list[tuple[str, Any]]:
    """What calendars were asked to do since messages were last read, and the event, as vobject reads it."""
    rows = Message.objects.filter(dropped=False, calendar__isnull=False).order_by("pk")
    found = []
    for row in rows:
        written = calendars.sent(Invitation.read(row.calendar), organiser=US, attendee=THEM)
        read = vobject.readOne(written.decode())
        found.append((read.method.value, read.vevent))
    return found


def keys() -> list[tuple[str, str, str]]:
    """The method, the name and the sequence of each."""
    return [(method, event.uid.value, event.sequence.value) for method, event in asked()]
