"""The demo's catalogues say all there is to say of one competence each."""

from datetime import timedelta

import pytest

from stafett.demo.kept import KEPT
from stafett.demo.organisations import ORGANISATIONS
from stafett.people.models import Organisation
from stafett.records.catalogue import queries
from stafett.records.models import Competence, Performance
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("loaded")
def test_its_page_has_something_to_show() -> None:
    organisation = Organisation.objects.get(key="VIKT")
    competence = Competence.objects.get(organisation=organisation, key="IKT-05")

    said = queries.about(organisation.pk, competence.pk)

    assert said is not None
    assert [way.title for way in said.ways] == ["Omvisning med driftsvakten"]
    assert [task.text for task in said.tasks] == ["Nødstopp og rømningsvei vist på stedet"]
    assert said.review_on == TODAY + timedelta(days=200)


def test_every_organisation_has_one_of_its_own_units_and_competences() -> None:
    for blueprint in ORGANISATIONS:
        kept = KEPT[blueprint.root_id]
        assert kept.owner_id in blueprint.workplaces
        assert any(kept.code in version.asks for version in blueprint.versions)


@pytest.mark.usefixtures("loaded")
def test_an_employee_has_practised_and_waits_for_a_signature() -> None:
    rows = Performance.objects.filter(organisation__key="VIKT", signed_on=None)

    assert [row.done_on for row in rows.order_by("done_on")] == [
        TODAY - timedelta(days=9),
        TODAY - timedelta(days=2),
    ]
