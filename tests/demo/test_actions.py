"""Loading the demo: through the import, with log-ins that no password opens."""

from dataclasses import replace

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from stafett.audit.models import INSTALLATION, Entry
from stafett.demo import actions, queries
from stafett.demo.cast import PARTS
from stafett.demo.edition import edition
from stafett.demo.large import SIZES
from stafett.demo.organisations import VAAGSUND
from stafett.people.models import Identity, Organisation, Tie
from tests.factories import TODAY

from .large.small import SMALLEST

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("loaded")
def test_the_facts_come_by_the_import_and_the_log_says_so() -> None:
    organisation = Organisation.objects.get(key="VIKT")
    first = Entry.objects.filter(organisation=organisation.pk).earliest("position")
    assert (first.verb, first.by) == ("facts.imported", "command line")


@pytest.mark.usefixtures("loaded")
def test_the_log_remembers_the_day_and_the_edition() -> None:
    assert Entry.objects.get(organisation=INSTALLATION).verb == actions.LOADED
    found = queries.loaded()
    assert found is not None
    assert (found["on"], found["edition"]) == (TODAY.isoformat(), edition())


@pytest.mark.usefixtures("loaded")
def test_every_part_but_the_one_in_two_organisations_is_played_once() -> None:
    found = queries.loaded()
    assert found is not None
    assert sorted(found["parts"].values()) == sorted(set(PARTS) - {"twice"})


@pytest.mark.usefixtures("loaded")
def test_no_password_opens_a_log_in_of_the_demo() -> None:
    identities = Identity.objects.all()
    assert identities.count() == Tie.objects.count() == len(PARTS) - 1
    assert not any(identity.has_usable_password() or not identity.is_demo for identity in identities)
    email = identities[0].email
    request = RequestFactory().post("/")
    assert authenticate(request, username=email, password="") is None
    assert authenticate(request, username=email, password=identities[0].password) is None


def test_the_loading_stops_where_the_import_refuses_a_fact() -> None:
    broken = replace(VAAGSUND, coverage=(("VIKT", "NO-SUCH", 1),))
    with pytest.raises(actions.DemoError, match=r"^coverage\.csv:2: competence_id"):
        actions.load(on=TODAY, organisations=[broken])


def test_an_organisation_of_a_size_is_loaded_instead_of_the_small_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(SIZES, "smallest", (SMALLEST,))
    actions.load(on=TODAY, size="smallest")
    found = queries.loaded()
    assert found is not None
    assert found["size"] == "smallest"
    assert sorted(found["parts"].values())[0] == "administrator"
    assert Organisation.objects.get(key=SMALLEST.key).pk == Tie.objects.latest("pk").organisation_id
