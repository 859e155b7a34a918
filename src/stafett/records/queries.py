"""Reading what is held. `visible_to` is the only truth about whose records somebody sees."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from stafett.people import queries as staff
from stafett.people.actor import Actor
from stafett.people.appointments import independence
from stafett.people.appointments.independence import Deciding
from stafett.people.models import Employment
from stafett.people.roles import Power

from . import routes, rules
from .cases import Case, Desk, cases, sorted_out, works_in
from .models import Achievement, CompetenceDetails, Evidence
from .routes import Approver, Route, Steps
from .workflow import State

UNDECIDED = Q(closed=None, approved_on=None, refused_on=None)


def visible_to(actor: Actor, *, on: date) -> QuerySet[Achievement]:
    """Achievements and claims of the persons somebody sees that day."""
    persons = staff.visible_to(actor, on=on).values("person_id")
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


def waiting_for(
    actor: Actor, *, on: date, among: Collection[int] | None = None, people: Collection[int] | None = None
) -> QuerySet[Achievement]:
    """The claims somebody may decide today, the oldest first. Never their own, nor what is no longer needed.

    Without going through all that wait: `among` some claims, or of some `people`."""
    found = desk(actor, on=on, among=among, people=people).to_approve
    pks = [case.claim.pk for case in found]
    return Achievement.objects.filter(pk__in=pks).order_by("submitted_on", "id")


def may_be_asked(actor: Actor, *, on: date) -> bool:
    """Whether claims may wait for somebody: where they approve as a leader or for one, or have what some
    requirement in force names as its approver."""
    if actor.may_somewhere(Power.APPROVE) or actor.organisation_id is None:
        return actor.may_somewhere(Power.APPROVE)
    named = {approver for approver, role in rules.ROLES_OF.items() if role in actor.held}
    if actor.may_somewhere(Power.SIGN):
        named.add(Approver.ASSESSOR)
    if not named:
        return False

    def names(route: Route) -> bool:
        return route.steps != Steps.NONE and route.approver in named

    return bool(routes.asked().competences(actor.organisation_id, on=on, where=names))


def desk(
    actor: Actor,
    *,
    on: date,
    among: Collection[int] | None = None,
    people: Collection[int] | None = None,
    enough: int | None = None,
    of: State = State.TO_APPROVE,
    after: Achievement | None = None,
) -> Desk:
    """What waits for somebody today: `among` some claims, or of some `people`. With `enough`, from the oldest on,
    or those `after` a claim, until so many are found that stand there: whoever has thousands waiting sees the
    first of them at once."""
    if among is not None or (people is not None and enough is None):
        waiting = _some(actor, on=on, among=among, people=people).filter(_later(after))
        return sorted_out(_theirs(actor, waiting, on=on))
    waiting = _candidates(actor, on=on, people=people).filter(_later(after))
    if enough is None:
        return sorted_out(_theirs(actor, waiting, on=on))
    pks, found, read = list(waiting.values_list("pk", flat=True)), Desk(), 0
    while read < len(pks) and len(found.of(of)) < enough:
        batch = Achievement.objects.filter(pk__in=pks[read : read + READ_AT_ONCE])
        found += sorted_out(_theirs(actor, batch.order_by("submitted_on", "id"), on=on))
        read += READ_AT_ONCE
    return replace(found, unread=max(len(pks) - read, 0))


def _some(
    actor: Actor, *, on: date, among: Collection[int] | None, people: Collection[int] | None
) -> QuerySet[Achievement]:
    """Some undecided claims, perhaps others' (`_ours`): to judge each takes less than to find those one may decide."""
    rows = Achievement.objects.filter(UNDECIDED)
    rows = rows if among is None else rows.filter(pk__in=among)
    rows = rows if people is None else rows.filter(person_id__in=people)
    is_asked = actor.may_somewhere(Power.APPROVE) or all(_named(actor, on=on))
    return rows.order_by("submitted_on", "id") if is_asked else rows.none()


def _later(claim: Achievement | None) -> Q:
    """What comes after a claim where the oldest stand first; all without one."""
    if claim is None:
        return Q()
    return Q(submitted_on__gt=claim.submitted_on) | Q(submitted_on=claim.submitted_on, pk__gt=claim.pk)


READ_AT_ONCE = 500
"""Claims are worked out so many at a time."""


def _ours(actor: Actor, claims: QuerySet[Achievement]) -> list[Achievement]:
    """Those of some claims that are of one's own organisation."""
    # Not asked for: SQLite might read all that is registered in the organisation, and look for these among them.
    return [claim for claim in claims if claim.organisation_id == actor.organisation_id]


def _theirs(actor: Actor, waiting: QuerySet[Achievement], *, on: date) -> Iterator[Case]:
    """Of some claims, those of which it is somebody's turn, the oldest first."""
    claims = _ours(actor, waiting)
    judge = independence.deciding(actor, {claim.person_id for claim in claims}, on=on)
    return (case for case in cases(claims, on=on) if _is_theirs(judge, case, on))


def among(actor: Actor, pks: Collection[int], *, on: date) -> list[Achievement]:
    """Some claims where somebody approves, signs or is named. Whether it is their turn is judged by what they do."""
    claims = _ours(actor, _some(actor, on=on, among=pks, people=None))
    works = works_in({claim.person_id for claim in claims}, on=on)
    approving, (others, asked) = actor.units(Power.APPROVE), _named(actor, on=on)

    def is_shown(claim: Achievement) -> bool:
        places = works[claim.person_id] if claim.unit_id is None else {claim.unit_id}
        return not places.isdisjoint(approving) or (
            claim.competence_id in asked and not places.isdisjoint(others)
        )

    return [claim for claim in claims if is_shown(claim)]


def _named(actor: Actor, *, on: date) -> tuple[Collection[int], Collection[int]]:
    """The units where somebody signs or has a role that requirements name, and the competences that ask for such."""
    units = actor.units(Power.SIGN).union(*(actor.held.get(role, ()) for role in rules.ROLES_OF.values()))
    return units, routes.asked().competences(actor.organisation_id or 0, on=on, where=_names_others)


def _is_theirs(judge: Deciding, case: Case, on: date) -> bool:
    """Whether it is this one's turn."""
    if case.state == State.TO_SIGN:
        return bool(rules.can_sign(judge, case))
    if case.state == State.FALLEN:
        return bool(rules.can_lay_aside(judge, case, on=on))
    return bool(rules.can_decide(judge, case, on=on))


def _candidates(actor: Actor, *, on: date, people: Collection[int] | None) -> QuerySet[Achievement]:
    """The claims in units where somebody approves; and where somebody signs or has a role that requirements
    name, the claims of what those ask for."""
    undecided = Achievement.objects.filter(UNDECIDED)
    if people is not None:
        undecided = undecided.filter(person_id__in=people)
    is_narrow = people is not None
    found = _shown_in(actor.units(Power.APPROVE), undecided, is_narrow, on)
    others, asked = _named(actor, on=on)
    if others and asked:
        found += _shown_in(others, undecided.filter(competence_id__in=asked), is_narrow, on)
    keys = found[0].union(*found[1:], all=True)
    return Achievement.objects.filter(pk__in=keys).order_by("submitted_on", "id")


def _names_others(route: Route) -> bool:
    return route.steps == Steps.TWO or route.approver not in (Approver.LEADER, Approver.ABOVE)


def _shown_in(
    units: Collection[int], claims: QuerySet[Achievement], is_narrow: bool, on: date
) -> list[QuerySet[Achievement, Any]]:
    """The keys of the claims shown in some units; and where that is not said, of those who work there."""
    # Each by its own index. With "or", or with the organisation besides (which the units have already), SQLite
    # may read all that is registered in the organisation.
    working = _working(units, on=on)
    if is_narrow:
        working = working.filter(person_id__in=claims.values("person_id"))
    there = claims.filter(unit_id__in=units)
    anywhere = claims.filter(unit_id=None, person_id__in=working.values("person_id"))
    return [there.values("pk"), anywhere.values("pk")]


def case_of(actor: Actor, pk: int, *, on: date) -> Case | None:
    """A claim or what it became, as its person and those who sign or decide it may open it."""
    row = Achievement.objects.open().filter(organisation_id=actor.organisation_id, pk=pk).first()
    if row is None:
        return None
    (case,) = cases([row], on=on)
    if row.person_id == actor.person_id:
        return case
    judge = independence.deciding(actor, [row.person_id], on=on)
    is_signer = rules.is_assessor(judge.about(row.person_id), case) and case.route.steps == Steps.TWO
    is_theirs = not judge.is_oneself(row.person_id)
    return case if is_theirs and (is_signer or rules.can_decide(judge, case, on=on)) else None


def _working(units: Collection[int], *, on: date) -> QuerySet[Employment]:
    return Employment.objects.open().filter(staff.active(on), unit_id__in=units)


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


def evidence_visible_to(actor: Actor, *, on: date, among: Collection[int]) -> QuerySet[Evidence]:
    """Of some files those somebody may open: their own, those of achievements in units where they approve (where
    no unit is said: of people who work there that day), and those of what waits for them to sign or decide."""
    units = actor.units(Power.APPROVE)
    theirs = Achievement.objects.open().filter(
        Q(unit_id__in=units) | Q(unit_id=None, person_id__in=_working(units, on=on).values("person_id")),
        organisation_id=actor.organisation_id,
        key=OuterRef("achievement_key"),
    )
    rows = Evidence.objects.open().filter(organisation_id=actor.organisation_id, pk__in=among)
    claims = Achievement.objects.filter(
        UNDECIDED, organisation_id=actor.organisation_id, key__in=rows.values("achievement_key")
    )
    waiting = desk(actor, on=on, among=list(claims.values_list("pk", flat=True)))
    keys = [case.claim.key for case in (*waiting.to_sign, *waiting.to_approve)]
    return rows.filter(Q(person_id=actor.person_id) | Exists(theirs) | Q(achievement_key__in=keys))
