"""Who owes what they may do to whom: nobody decides about the one who appointed them (K8).

The chain is followed: whom somebody appointed, whom those appointed, and so on, also through what has ended.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from stafett.audit import queries as audit
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Role, Tie


@dataclass(frozen=True)
class Deciding:
    """Somebody who decides about others: as they are, and as they would be without what one of these gave them."""

    actor: Actor
    own: frozenset[int] = frozenset()
    without: Mapping[int, Actor] = field(default_factory=dict)

    def about(self, person_id: int) -> Actor:
        """The actor without the roles that come from this person's appointing."""
        return self.without.get(person_id, self.actor)

    def is_oneself(self, person_id: int | None) -> bool:
        """Whether this is the same human being, through another record too."""
        return person_id is not None and (person_id == self.actor.person_id or person_id in self.own)

    def may(
        self,
        person_id: int,
        allowed: Callable[[Actor], bool],
        *,
        oneself: str | Promise,
        others: str | Promise,
    ) -> Verdict:
        """Whether they may do to a person what is `allowed` to such an actor: never to themselves (`oneself` says
        why), only where it is allowed at all (`others`), and not to who chose them to stand in."""
        if self.is_oneself(person_id):
            return Verdict(str(oneself))
        if not allowed(self.actor):
            return Verdict(str(others))
        if not allowed(self.about(person_id)):
            return Verdict(_("Whoever chose you to stand in must be approved by somebody else."))
        return ALLOWED


def deciding(actor: Actor, people_ids: Collection[int], *, on: date) -> Deciding:
    """Somebody as they may decide about some persons. Two queries; a few more where these have appointed."""
    own = frozenset(people.own_records(actor))
    edges = appointed(actor.organisation_id or 0)
    without = {}
    if edges:
        roles, records = people.roles_of(actor.person_id, on=on), same_human(people_ids)
        for person in people_ids:
            owing = descended_from(records[person], edges) | records[person]
            kept = [role for role in roles if role.appointed_by_id not in owing]
            if len(kept) < len(roles):
                without[person] = _with_only(actor, kept, on=on)
    return Deciding(actor, own, without)


def _with_only(actor: Actor, roles: list[Role], *, on: date) -> Actor:
    _root, reach, held = people.reached(roles, actor.organisation_id or 0, on=on)
    return replace(actor, reach=reach, held=held)


type Edges = Mapping[int, set[int]]
"""Whom each person ever appointed."""


@audit.kept(4)
def appointed(organisation_id: int) -> Edges:
    """Whom each person of an organisation ever appointed to anything."""
    rows = Role.objects.filter(organisation_id=organisation_id, appointed_by__isnull=False)
    found: dict[int, set[int]] = defaultdict(set)
    for giver, person in rows.values_list("appointed_by_id", "person_id").distinct():
        found[giver].add(person)
    return dict(found)


def descended_from(persons: Iterable[int], edges: Edges) -> set[int]:
    """Everybody some persons appointed, at first hand or further on."""
    found: set[int] = set()
    ahead = list(persons)
    while ahead:
        further = edges.get(ahead.pop(), set()) - found
        found |= further
        ahead.extend(further)
    return found


def same_human(people_ids: Collection[int]) -> dict[int, set[int]]:
    """Each person's records in their organisation, as far as log-ins tell: one human being may have several."""
    ties = Tie.objects.filter(
        identity__in=Tie.objects.filter(person_id__in=people_ids).values("identity_id")
    ).values_list("identity_id", "organisation_id", "person_id")
    records: dict[tuple[int, int], set[int]] = defaultdict(set)
    for identity, organisation, person in ties:
        records[identity, organisation].add(person)
    found = {person: {person} for person in people_ids}
    for several in records.values():
        for person in several & found.keys():
            found[person] |= several
    return found
