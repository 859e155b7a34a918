"""The plan in two steps that the demo shows, and who is how far."""

import pytest

from stafett.demo import queries
from stafett.demo.organisations import ORGANISATIONS
from stafett.demo.steps import STORIES, take
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Organisation, Role, RoleCode
from stafett.plans.models import Assignment, PlanVersion, Steps
from stafett.records import queries as records
from stafett.records.models import Competence
from stafett.records.practice import queries as practice
from tests.factories import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
STORY = STORIES["VIKT"]


def playing(part: str) -> Actor:
    found = queries.loaded()
    assert found is not None
    number = next(int(number) for number, played in found["parts"].items() if played == part)
    tie = queries.tie(number)
    assert tie is not None
    return people.actor_for(tie.identity, on=TODAY, organisation_id=tie.organisation_id)


def test_it_asks_a_position_of_the_unit_in_two_steps() -> None:
    plan = PlanVersion.objects.open().get(title=STORY.title).plan

    assert [row.steps for row in plan.requirements.all()] == [Steps.TWO]
    assert [row.positions for row in Assignment.objects.open().filter(plan=plan)] == ["driftsingeniør"]


def test_the_leader_has_chosen_who_signs_and_who_stands_in() -> None:
    chosen = Role.objects.open().filter(appointed_by_id=playing("leader_red").person_id)

    assert sorted(chosen.values_list("role", flat=True)) == [RoleCode.ASSESSOR, RoleCode.DELEGATE]
    assert [role.person_id for role in chosen.filter(role=RoleCode.ASSESSOR)] == [
        playing("professional_lead").person_id
    ]


def test_the_employee_has_half_of_it_signed_and_the_assessor_and_the_leader_something_to_decide() -> None:
    competence = Competence.objects.get(details__name=STORY.competence)
    assessor = playing("professional_lead")

    assert [one.person_id for one in practice.to_sign(assessor, on=TODAY)] == [playing("employee").person_id]
    assert [case.claim.competence_id for case in records.desk(assessor, on=TODAY).to_sign] == [competence.pk]
    waiting = [case.claim for case in records.desk(playing("leader_red"), on=TODAY).to_approve]
    assert [claim.competence_id for claim in waiting].count(competence.pk) == 1


def test_without_somebody_to_play_it_nothing_is_told() -> None:
    take(Organisation.objects.get(key="VIKT"), {}, on=TODAY)

    assert PlanVersion.objects.open().filter(title=STORY.title).count() == 1


def test_every_organisation_has_its_story() -> None:
    assert sorted(STORIES) == sorted(blueprint.root_id for blueprint in ORGANISATIONS)
