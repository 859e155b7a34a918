"""Writing what somebody thinks of themselves."""

from datetime import date

from django.utils.translation import gettext as _

from stafett.audit import actions as audit
from stafett.lib.verdict import NotAllowed
from stafett.people.actor import Actor
from stafett.records.actions import RecordsError
from stafett.records.models import CompetenceDetails, SelfAssessment

from . import queries


def say(competence_id: int, level: int, *, by: Actor, on: date) -> SelfAssessment:
    """Say at what level one thinks one is, of oneself and nobody else. What one said before is closed. Logged.

    Raises NotAllowed, or RecordsError (an unknown competence or level).
    """
    if by.person_id is None:
        raise NotAllowed(_("You can only say this about yourself."))
    known = CompetenceDetails.objects.open().filter(organisation_id=by.organisation_id)
    details = known.filter(competence_id=competence_id).first()
    if details is None or level not in dict(queries.levels(competence_id)):
        raise RecordsError(_("Choose one of the levels."))
    with audit.change(by.organisation_id or 0, by=by, verb="self_assessment.said", is_common=False) as change:
        change.subject = details.name
        rows = SelfAssessment.objects.open().filter(person_id=by.person_id, competence_id=competence_id)
        rows.update(closed=change.position)
        return SelfAssessment.objects.create(
            organisation_id=by.organisation_id,
            person_id=by.person_id,
            competence_id=competence_id,
            level=level,
            said_on=on,
            opened=change.position,
        )
