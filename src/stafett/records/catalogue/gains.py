"""What somebody who changes the catalogue would gain by it themselves."""

from collections.abc import Collection

from stafett.lib.verdict import Verdict
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.records import queries as records
from stafett.records.models import Achievement

from . import queries, rules


def by_oneself(competence_id: int, accepted: Collection[int], *, by: Actor) -> Verdict:
    """Whether somebody may let more (`accepted`) count for a competence, as to what they hold themselves, in any
    of their records, and what counts for it by way of others. Two or three queries."""
    before = queries.equivalent_pairs(by.organisation_id, but=0)
    counted = records.reached(before, [competence_id])
    newly = records.reached(before, accepted) - counted
    if not newly:
        return rules.gains_nothing((), ())
    held = Achievement.objects.open().filter(
        organisation_id=by.organisation_id,
        person_id__in=people.own_records(by),
        competence_id__in=counted | newly,
        approved_on__isnull=False,
        revoked_on=None,
    )
    return rules.gains_nothing(
        [one for one in held if one.competence_id in counted],
        [one for one in held if one.competence_id in newly],
    )
