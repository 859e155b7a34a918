"""What people are told."""

from typing import Any

from stafett.communication import actions
from stafett.communication.actions import Told, Words
from stafett.communication.models import Letter, Message, Rhythm
from stafett.communication.rules import Choice, Kind
from stafett.lib import clock
from stafett.people.models import Guest, Person

NEWS = Kind("tests.news", "News")
MUST = Kind("tests.must", "What one must know", is_must=True)


def wants(person: Person, rhythm: Rhythm, *, not_about: frozenset[str] = frozenset()) -> None:
    """The person chose a rhythm, and what not to be told."""
    actions.choose(Choice(rhythm, not_about), person_id=person.pk)


def told(person: Person, subject: str = "News", *, kind: Kind = NEWS, **more: Any) -> Message:
    """The person is told something. Words' fields may be given too."""
    words = Words(subject=subject, **{name: more.pop(name) for name in WORDS if name in more})
    said = Told(to=person.pk, kind=kind, words=lambda: words, **more)
    return actions.write(person.organisation_id, [said])[0]


WORDS = ("paragraphs", "link", "link_label")


def told_guest(guest: Guest, subject: str = "News", **more: Any) -> Message:
    """A guest is told something."""
    words = Words(subject=subject, **{name: more.pop(name) for name in WORDS if name in more})
    told = Told(guest=guest.pk, kind=NEWS, words=lambda: words, **more)
    return actions.write(guest.organisation_id, [told])[0]


def letter(person: Person, **fields: Any) -> Letter:
    """A letter to the person, on its way unless something else is said."""
    now = clock.now()
    return Letter.objects.create(
        **{"organisation": person.organisation, "person": person, "made_at": now, "due_at": now} | fields
    )
