"""Reading what is held. `visible_to` is the only truth about whose records somebody sees."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.people.roles import Power

from .models import Achievement, CompetenceDetails, Equivalence, Evidence

UNDECIDED = Q(closed=None, approved_on=None, refused_on=None)


def visible_to(actor: Actor, *, on: date) -> QuerySet[Achievement]:
    """Achievements and claims of the persons somebody sees that day."""
    persons = people.visible_to(actor, on=on).values("person_id")
    return Achievement.objects.open().filter(organisation_id=actor.organisation_id, person_id__in=persons)


def competences(organisation_id: int | None) -> QuerySet[CompetenceDetails]:
    """The organisation's catalogue, by name."""
    return (
        CompetenceDetails.objects.open()
        .filter(organisation_id=organisation_id)
        .order_by("name", "competence_id")
    )


def claims(actor: Actor) -> QuerySet[Achievement]:
    """One's own claims that nobody has decided, the newest first."""
    mine = Achievement.objects.filter(
        UNDECIDED, organisation_id=actor.organisation_id, person_id=actor.person_id
    )
    return mine.order_by("-submitted_on", "-id")


def waiting_for(actor: Actor, *, on: date) -> QuerySet[Achievement]:
    """The claims somebody may decide today, the oldest first. Never their own."""
    units = actor.units(Power.APPROVE)
    # Each by its own index. With "or", or with the organisation besides (which the units have already), SQLite
    # may read all that is registered in the organisation.
    there = Achievement.objects.filter(UNDECIDED, unit_id__in=units)
    working = _working(units, on=on).values("person_id")
    anywhere = Achievement.objects.filter(UNDECIDED, unit_id=None, person_id__in=working)
    return (
        Achievement.objects.filter(pk__in=there.values("pk").union(anywhere.values("pk"), all=True))
        .exclude(person_id__in=people.own_records(actor))
        .order_by("submitted_on", "id")
    )


def _working(units: Collection[int], *, on: date) -> QuerySet[Employment]:
    return Employment.objects.open().filter(people.active(on), unit_id__in=units)


def works_in(person_ids: list[int], *, on: date) -> dict[int, set[int]]:
    """The units each person works in on a day."""
    found: dict[int, set[int]] = {person: set() for person in person_ids}
    rows = Employment.objects.open().filter(people.active(on), person_id__in=person_ids)
    for person, unit in rows.values_list("person_id", "unit_id"):
        found[person].add(unit)
    return found


def own(actor: Actor) -> QuerySet[Achievement]:
    """Everything registered on the actor, what waits first, then the newest."""
    rows = Achievement.objects.open().filter(organisation_id=actor.organisation_id, person_id=actor.person_id)
    decided = Coalesce("approved_on", "refused_on")
    return rows.order_by(decided.desc(nulls_first=True), "-submitted_on", "-id")


def returned(actor: Actor, *, since: date) -> QuerySet[Achievement]:
    """One's own claims that were returned since a day, the newest first; not those sent again since."""
    mine = Achievement.objects.open().filter(organisation_id=actor.organisation_id, person_id=actor.person_id)
    newer = mine.filter(competence_id=OuterRef("competence_id"), opened__gt=OuterRef("opened"))
    return mine.filter(~Exists(newer), refused_on__gte=since).order_by("-refused_on", "-id")


def approved(actor: Actor, *, since: date) -> QuerySet[Achievement]:
    """One's own that was approved since a day and holds, the newest first."""
    mine = Achievement.objects.open().filter(organisation_id=actor.organisation_id, person_id=actor.person_id)
    return mine.filter(approved_on__gte=since, revoked_on=None).order_by("-approved_on", "-id")


def evidence_of(achievements: Collection[Achievement]) -> QuerySet[Evidence]:
    """The files handed in with some achievements."""
    keys = {achievement.key for achievement in achievements}
    organisations = {achievement.organisation_id for achievement in achievements}
    return Evidence.objects.open().filter(organisation_id__in=organisations, achievement_key__in=keys)


def evidence_visible_to(actor: Actor, *, on: date) -> QuerySet[Evidence]:
    """The files somebody may open: their own, and those of achievements in units where they approve
    (where no unit is said: of people who work there that day)."""
    units = actor.units(Power.APPROVE)
    theirs = Achievement.objects.open().filter(
        Q(unit_id__in=units) | Q(unit_id=None, person_id__in=_working(units, on=on).values("person_id")),
        organisation_id=actor.organisation_id,
        key=OuterRef("achievement_key"),
    )
    rows = Evidence.objects.open().filter(organisation_id=actor.organisation_id)
    return rows.filter(Q(person_id=actor.person_id) | Exists(theirs))


def counting_for(organisation_id: int | None, competence_ids: Collection[int]) -> set[int]:
    """The competences that count as one of some (§1), these among them: equivalences are transitive."""
    return _reached(_equivalences(organisation_id), competence_ids)


def counted_as(organisation_id: int | None, competence_id: int) -> set[int]:
    """The competences that a competence counts as, itself among them."""
    pairs = _equivalences(organisation_id)
    return _reached([(accepted, competence) for competence, accepted in pairs], [competence_id])


def _equivalences(organisation_id: int | None) -> list[tuple[int, int]]:
    rows = Equivalence.objects.open().filter(organisation_id=organisation_id)
    return list(rows.values_list("competence_id", "accepted_id"))


def _reached(pairs: list[tuple[int, int]], start: Collection[int]) -> set[int]:
    onwards: dict[int, set[int]] = defaultdict(set)
    for competence, accepted in pairs:
        onwards[competence].add(accepted)
    found, ahead = set(start), list(start)
    while ahead:
        further = onwards[ahead.pop()] - found
        found |= further
        ahead.extend(further)
    return found
