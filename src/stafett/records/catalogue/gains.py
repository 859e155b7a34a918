"""What somebody who changes the catalogue would gain by it themselves."""

from collections.abc import Collection

from django.db.models import QuerySet

from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.records import equivalences
from stafett.records.models import Achievement

from . import queries, rules


def by_validity(competence_id: int, before: int | None, after: int | None, *, by: Actor) -> Verdict:
    """Whether somebody may let a competence be valid for `after` months rather than `before` (None: it never
    lapses), as to what they hold themselves that counts for it. Two or three queries."""
    counting = equivalences.counting_for(by.organisation_id, [competence_id])
    return rules.lasts_no_longer(before, after, holds_it=_own(counting, by=by).exists())


def _own(competence_ids: Collection[int], *, by: Actor) -> QuerySet[Achievement]:
    """What is approved of some competences in any of somebody's own records."""
    return Achievement.objects.open().filter(
        organisation_id=by.organisation_id,
        person_id__in=people.own_records(by),
        competence_id__in=competence_ids,
        approved_on__isnull=False,
        revoked_on=None,
    )


def by_oneself(competence_id: int, accepted: Collection[int], *, by: Actor) -> Verdict:
    """Whether somebody may let more (`accepted`) count for a competence, as to what they hold themselves, in any
    of their records, and what counts for it by way of others. Two or three queries."""
    before = queries.equivalent_pairs(by.organisation_id, but=0)
    counted = equivalences.reached(before, [competence_id])
    newly = equivalences.reached(before, accepted) - counted
    if not newly:
        return rules.gains_nothing((), ())
    held = _own(counted | newly, by=by)
    return rules.gains_nothing(
        [one for one in held if one.competence_id in counted],
        [one for one in held if one.competence_id in newly],
    )
