"""Who is acting: loaded once a request, given to every rule, query and action."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .models import RoleCode
from .roles import Power

LABEL_LENGTH = 200
"""So much of a name the log keeps of who did something."""

NO_UNITS: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Actor:
    """One human being as one organisation knows them, with the units each power and each role reaches today.
    `organisations`: all that this human being has a person record in; `other_persons`: their records there, and
    `led_elsewhere`: the units they lead by these, also for some days. `has_left`: they worked in the organisation and
    do so no longer. A guest has no organisation, no person and no power: only `guest_scope`, the one thing their link
    opens."""

    label: str
    identity_id: int | None = None
    organisation_id: int | None = None
    person_id: int | None = None
    root_id: int | None = None
    reach: Mapping[Power, frozenset[int]] = field(default_factory=dict)
    organisations: tuple[int, ...] = ()
    other_persons: frozenset[int] = frozenset()
    led_elsewhere: frozenset[int] = frozenset()
    held: Mapping[RoleCode, frozenset[int]] = field(default_factory=dict)
    is_operator: bool = False
    guest_id: int | None = None
    guest_scope: str = ""
    has_left: bool = False

    @property
    def works_for(self) -> int | None:
        """The organisation whose common matters are the actor's. Whoever has left it keeps their own facts alone."""
        return None if self.has_left else self.organisation_id

    def units(self, power: Power) -> frozenset[int]:
        """The units in which the actor has a power; empty for none."""
        return self.reach.get(power, NO_UNITS)

    def may(self, power: Power, unit_id: int | None) -> bool:
        """Whether the actor has the power over this very unit."""
        return unit_id is not None and unit_id in self.units(power)

    def holds(self, role: RoleCode, unit_id: int | None) -> bool:
        """Whether the actor has this very role over the unit, or over one above it."""
        return unit_id is not None and unit_id in self.held.get(role, NO_UNITS)

    def leads(self, unit_id: int | None) -> bool:
        """Whether the actor leads the unit or one above it, perhaps for some days."""
        return self.holds(RoleCode.LEADER, unit_id) or self.holds(RoleCode.DEPUTY, unit_id)

    def may_somewhere(self, power: Power) -> bool:
        return bool(self.units(power))

    def may_everywhere(self, power: Power) -> bool:
        """Whether the actor has the power over the whole organisation."""
        return self.may(power, self.root_id)

    def guest_of(self, scope: str) -> bool:
        """Whether the actor is a guest whose link opens this very thing."""
        return self.guest_id is not None and scope != "" and self.guest_scope == scope


NOBODY = Actor(label="")


def command_line(organisation_id: int | None = None) -> Actor:
    """Whoever runs commands on the server: the log says so, and rules of the pages do not bind them."""
    return Actor(label="command line", organisation_id=organisation_id, is_operator=True)
