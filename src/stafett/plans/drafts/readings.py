"""Read and confirm: the requirement of its own that the editor writes where a change is to be read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from stafett.people.models import ID_LENGTH
from stafett.plans.models import Draft, Steps

from .asked import Asked, Choice, read
from .queries import Catalogue

NAME_LENGTH = 300


@dataclass(frozen=True)
class Reading:
    """What is to be read and confirmed because a requirement changed. `asked` accepts nothing yet: publishing
    makes the competence, called `name`."""

    of: str
    name: str
    address: str
    asked: Asked


def readings(draft: Draft, known: Catalogue) -> Iterator[Reading]:
    """What publishing the draft would have people read: at once without approval, never lapsing, due within
    the transition days from the day it takes effect, or from one's first day."""
    for one in read(draft.requirements):
        if one.choice == Choice.READ:
            yield Reading(one.key, _name(draft, one, known), one.address, _asked(draft, one))


def _name(draft: Draft, one: Asked, known: Catalogue) -> str:
    names = [known[competence].name for competence in one.accepts if competence in known]
    said = {"plan": draft.title, "number": draft.version, "name": names[0] if names else one.key}
    return (_("Read: %(plan)s, version %(number)d: %(name)s") % said)[:NAME_LENGTH]


def _asked(draft: Draft, one: Asked) -> Asked:
    return replace(
        Asked(key=f"{one.key[: ID_LENGTH - 20]}-read-{draft.version}"),
        mandatory=one.mandatory,
        due_days=one.transition_days,
        validity_months=0,
        transition_days=one.transition_days,
        why=_("This has changed. Read what is new, and confirm that you have."),
        steps=Steps.NONE.value,
    )
