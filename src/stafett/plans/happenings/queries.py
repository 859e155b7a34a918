"""Reading what happened. Everybody may read it, as they may read every plan; how far it has come is the plan's."""

from collections.abc import Collection
from datetime import date

import polars as pl
from django.db.models import QuerySet

from stafett.audit.frames import frame
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment
from stafett.plans import queries as plans
from stafett.plans.models import Happening, PlanVersion
from stafett.records import holding
from stafett.records.models import CompetenceDetails

JOBS = {"person_id": pl.Int64, "unit_id": pl.Int64}


def visible_to(actor: Actor) -> QuerySet[Happening]:
    """Everything that happened in the actor's organisation, the newest first."""
    rows = Happening.objects.open().filter(organisation_id=actor.organisation_id)
    return rows.order_by("-sent_on", "-id")


def read_by(competence_id: int) -> Happening | None:
    """What a competence says that somebody has read, if it is such a one."""
    return Happening.objects.open().filter(reading_id=competence_id).first()


def version(happening: Happening) -> PlanVersion:
    """The plan version that asks for it."""
    found = plans.newest(happening.plan_id)
    assert found is not None  # noqa: S101 - one is made with whatever happened
    return found


def receivers(competence: CompetenceDetails, unit_ids: Collection[int], *, on: date) -> pl.DataFrame:
    """Who holds a competence that day and works in some units: `person_id`, `unit_id`, a row a job's unit."""
    jobs = Employment.objects.open().filter(
        people.active(on), organisation_id=competence.organisation_id, unit_id__in=unit_ids
    )
    working = frame(jobs, JOBS, {name: name for name in JOBS}).unique(maintain_order=True)
    wanted = holding.of([competence], on=on)
    rows = wanted.approved
    if working.height < FEW:
        rows = rows.filter(person_id__in=working["person_id"].unique().to_list())
    return working.join(wanted.held(rows), on="person_id", how="semi").sort(pl.all())


FEW = 1_000
"""What fewer people hold is asked for by name; of more, everybody's is read."""
