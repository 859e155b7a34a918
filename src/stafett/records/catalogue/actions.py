"""Writing the catalogue. What changed is closed and opened anew, and nothing else is touched."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import require
from stafett.people.actor import Actor
from stafett.people.models import OrganisationFact, UnitDetails
from stafett.records import actions as records
from stafett.records.models import (
    Competence,
    CompetenceDetails,
    Equivalence,
    Practice,
    Prerequisite,
    Way,
)

from . import gains, queries, rules
from .said import Said


class CatalogueError(records.RecordsError):
    """What was asked makes no sense as it stands; the text says what to do."""


def add(said: Said, *, by: Actor) -> Competence:
    """Add a competence to the catalogue. Logged. Raises NotAllowed or CatalogueError."""
    organisation_id = by.organisation_id or 0
    with audit.change(organisation_id, by=by, verb="competence.added", subject=said.name) as change:
        require(rules.can_add(by, said.owner_unit_id))
        made = Competence.objects.create(organisation_id=organisation_id, key=f"added-{uuid.uuid4()}")
        _check(said, None, made.pk, by=by)
        require(gains.by_oneself(made.pk, said.counting, by=by))
        _write(made, said, None, change.position)
    return made


def change(competence_id: int, said: Said, *, seen: int, by: Actor) -> None:
    """Say something else of a competence. `seen`: its last change (`queries.last_change`) as whoever writes had
    it before them. Logged; only the rows that say something else are closed and opened.

    Raises NotAllowed, ChangedMeanwhile or CatalogueError."""
    organisation_id = by.organisation_id or 0
    with audit.change(organisation_id, by=by, verb="competence.changed", subject=said.name) as change:
        before = _known(organisation_id, competence_id)
        entry = queries.entry(organisation_id, competence_id)
        is_merged = entry.merged_into_id is not None
        require(rules.can_change(by, before.owner_unit_id, is_merged=is_merged))
        if said.owner_unit_id != before.owner_unit_id:
            require(rules.can_add(by, said.owner_unit_id))
        if seen != queries.last_change(competence_id):
            raise ChangedMeanwhile
        _check(said, before, competence_id, by=by)
        require(gains.by_oneself(competence_id, said.counting - before.counting, by=by))
        require(gains.by_validity(competence_id, before.validity_months, said.validity_months, by=by))
        _write(Competence.objects.get(pk=competence_id), said, before, change.position)


def merge(competence_id: int, *, into: int, by: Actor) -> None:
    """Let one competence go into another: what is held of it counts for the other from now on, and it is not
    offered any more. Nothing of its history changes. Logged. Raises NotAllowed or CatalogueError."""
    organisation_id = by.organisation_id or 0
    with audit.change(organisation_id, by=by, verb="competence.merged") as change:
        goes, stays = _known(organisation_id, competence_id), _known(organisation_id, into)
        require(rules.can_merge(by, [goes.owner_unit_id, stays.owner_unit_id]))
        _check_merge(competence_id, into, stays, organisation_id)
        require(gains.by_oneself(into, [competence_id], by=by))
        change.subject = f"{goes.name} → {stays.name}"
        entry = queries.entry(organisation_id, competence_id)
        entry.reopen(change.position, merged_into_id=into)
        pair = {"organisation_id": organisation_id, "competence_id": into, "accepted_id": competence_id}
        if not Equivalence.objects.open().filter(**pair).exists():
            Equivalence.objects.create(opened=change.position, **pair)


def take_back_merge(competence_id: int, *, by: Actor) -> None:
    """The competence is used on its own again, and counts for the other no longer, unless it did before it went.
    Logged. Raises NotAllowed or CatalogueError."""
    organisation_id = by.organisation_id or 0
    with audit.change(organisation_id, by=by, verb="competence.merge_taken_back") as change:
        goes, entry = _known(organisation_id, competence_id), queries.entry(organisation_id, competence_id)
        if entry.merged_into_id is None:
            raise CatalogueError(_("It is not merged into another any more."))
        stays = queries.about(organisation_id, entry.merged_into_id)  # a file may have taken it back since
        require(rules.can_merge(by, [one.owner_unit_id for one in (goes, stays) if one]))
        _check_parting(competence_id, organisation_id)
        change.subject = f"{goes.name} → {stays.name if stays else ''}"
        made_then = Equivalence.objects.open().filter(
            competence_id=entry.merged_into_id, accepted_id=competence_id, opened=entry.opened
        )
        made_then.close(change.position)
        entry.reopen(change.position, merged_into_id=None)


def _known(organisation_id: int, competence_id: int) -> Said:
    said = queries.about(organisation_id, competence_id)
    if said is None:
        raise CatalogueError(_("Choose a competence from the list."))
    return said


def _check(said: Said, before: Said | None, competence_id: int, *, by: Actor) -> None:
    """Whether it makes sense: a name of its own, bounds, an owner and others that are here, no circles."""
    organisation_id = by.organisation_id or 0
    offered = dict(queries.offered(organisation_id, also=before.counting | before.needed if before else ()))
    if before is None or said.name != before.name:
        require(
            rules.is_called(said.name, taken=[offered[one] for one in offered if one != competence_id]),
            CatalogueError,
        )
    require(rules.is_in_bounds(said.validity_months), CatalogueError)
    if said.counting - offered.keys() or said.needed - offered.keys():
        raise CatalogueError(_("Choose a competence from the list."))
    units = UnitDetails.objects.open().filter(organisation_id=organisation_id, unit_id=said.owner_unit_id)
    if said.owner_unit_id is not None and not units.exists():
        raise CatalogueError(_("Choose a unit from the list."))
    _check_circles(said, competence_id, organisation_id)


def _check_circles(said: Said, competence_id: int, organisation_id: int) -> None:
    into = queries.merged(organisation_id)
    used = {into.get(one, one) for one in said.needed}
    names = {one.competence_id: one.name for one in queries.named(organisation_id, said.counting | used)}
    equivalent = queries.equivalent_pairs(organisation_id, but=competence_id)
    require(rules.counts_in_no_circle(competence_id, said.counting, equivalent, names), CatalogueError)
    needed = queries.needed_pairs(organisation_id, but=competence_id, into=into)
    require(rules.needed_in_no_circle(competence_id, used, needed, names), CatalogueError)


def _check_merge(goes: int, stays: int, said: Said, organisation_id: int) -> None:
    """Whether one may go into another, of which all this is said."""
    merged = queries.merged(organisation_id)
    equivalent = queries.equivalent_pairs(organisation_id, but=stays)
    into = {one: stays if last == goes else last for one, last in merged.items()} | {goes: stays}
    needed = queries.needed_pairs(organisation_id, but=stays, into=into)
    before = {into.get(one, one) for one in said.needed} - {stays}
    require(
        rules.can_be_merged(
            is_same=goes == stays,
            goes_is_merged=goes in merged,
            stays_is_merged=stays in merged,
            makes_a_circle=not (
                rules.counts_in_no_circle(stays, [goes], equivalent, {goes: ""})
                and rules.needed_in_no_circle(stays, before, needed, dict.fromkeys(before, ""))
            ),
        ),
        CatalogueError,
    )


def _check_parting(competence_id: int, organisation_id: int) -> None:
    """Whether what must be held before still leads nowhere back when this one is used on its own again."""
    merged = queries.merged(organisation_id, but=competence_id)
    require(
        rules.leads_nowhere_back(queries.needed_pairs(organisation_id, but=0, into=merged)), CatalogueError
    )


def _write(competence: Competence, said: Said, before: Said | None, position: int) -> None:
    """Close and open what differs. Name and validity, which colours hang on, only if they do."""
    differing = set(said.differing(before)) if before else {"name", "owner_unit_id"}
    if differing & {"name", "validity_months"}:
        _replace(
            CompetenceDetails.objects.open().filter(competence=competence),
            [CompetenceDetails(name=said.name, validity_months=said.validity_months)],
            competence,
            position,
        )
    if differing & {"description", "levels", "owner_unit_id", "review_on", "is_risky"}:
        entry = queries.entry(competence.organisation_id, competence.pk)
        entry.reopen(
            position,
            description=said.description,
            levels="\n".join(said.levels),
            owner_unit_id=said.owner_unit_id,
            review_on=said.review_on,
            is_risky=said.is_risky,
        )
    _write_ways(competence, said, position)
    _write_tasks(competence, said, position)
    _write_pairs(competence, said, before, position)


def _write_ways(competence: Competence, said: Said, position: int) -> None:
    rows = list(Way.objects.open().filter(competence=competence).order_by("id"))
    wanted = [
        Way(kind=way.kind, title=way.title, address=way.address, document_version=way.document_version)
        for way in said.ways
    ]
    _write_list(rows, wanted, ("kind", "title", "address", "document_version"), competence, position)


def _write_tasks(competence: Competence, said: Said, position: int) -> None:
    """A task keeps its key while its words change: what was signed under it stays signed."""
    rows = list(Practice.objects.open().filter(competence=competence).order_by("id"))
    left = {row.key for row in rows}
    wanted = []
    for task in said.tasks:
        key = task.key if task.key in left else str(uuid.uuid4())
        left.discard(key)
        wanted.append(Practice(key=key, text=task.text, times=task.times, months=task.months))
    _write_list(rows, wanted, ("key", "text", "times", "months"), competence, position)


def _write_list[F: (Way, Practice)](
    rows: Sequence[F], wanted: Sequence[F], fields: tuple[str, ...], competence: Competence, position: int
) -> None:
    """From the first row that differs on, so that the order in which they were written stays the order."""
    same = 0
    while same < min(len(rows), len(wanted)) and all(
        getattr(rows[same], name) == getattr(wanted[same], name) for name in fields
    ):
        same += 1
    if same < max(len(rows), len(wanted)):
        model = Way if fields[0] == "kind" else Practice
        gone = model.objects.open().filter(pk__in=[row.pk for row in rows[same:]])
        _replace(gone, wanted[same:], competence, position)


def _write_pairs(competence: Competence, said: Said, before: Said | None, position: int) -> None:
    counted, needed = (before.counting, before.needed) if before else (frozenset(), frozenset())
    counting = Equivalence.objects.open().filter(competence=competence)
    _replace(
        counting.filter(accepted_id__in=counted - said.counting),
        [Equivalence(accepted_id=one) for one in sorted(said.counting - counted)],
        competence,
        position,
    )
    before_it = Prerequisite.objects.open().filter(competence=competence)
    _replace(
        before_it.filter(needed_id__in=needed - said.needed),
        [Prerequisite(needed_id=one) for one in sorted(said.needed - needed)],
        competence,
        position,
    )


def _replace(gone: Any, new: Sequence[OrganisationFact], competence: Competence, position: int) -> None:
    gone.close(position)
    for row in new:
        row.organisation_id, row.opened = competence.organisation_id, position
        row.competence = competence  # type: ignore[attr-defined]  # every row here is about a competence
        row.save()
