"""Facts for tests: one function a kind of fact, in one file a package.

Use it as `from tests import factories`, then `factories.achievement(bob.person, resuscitation)`.
Every call writes one fact at one log position, as the house itself does, and returns the row.
"""

from .audit import close, correct
from .communication import MUST, NEWS, letter, told, told_guest, wants
from .days import LONG_AGO, TODAY, days_ago, days_ahead
from .drafts import asked, draft
from .guests import GURO, changing, guest_of, let_in
from .people import (
    Member,
    actor_of,
    employment,
    identity,
    leave,
    left,
    member,
    move,
    organisation,
    person,
    role,
    root_of,
    tie,
    unit,
)
from .plans import assignment, coverage, exemption, plan, requirement, version
from .records import achievement, claim, competence, equivalence, practice, way

__all__ = [
    "GURO",
    "LONG_AGO",
    "MUST",
    "NEWS",
    "TODAY",
    "Member",
    "achievement",
    "actor_of",
    "asked",
    "assignment",
    "changing",
    "claim",
    "close",
    "competence",
    "correct",
    "coverage",
    "days_ago",
    "days_ahead",
    "draft",
    "employment",
    "equivalence",
    "exemption",
    "guest_of",
    "identity",
    "leave",
    "left",
    "let_in",
    "letter",
    "member",
    "move",
    "organisation",
    "person",
    "plan",
    "practice",
    "requirement",
    "role",
    "root_of",
    "tie",
    "told",
    "told_guest",
    "unit",
    "version",
    "wants",
    "way",
]
