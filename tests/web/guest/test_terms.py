"""Who leads a host outside writes the terms through a link."""

import pytest

from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.terms import queries
from tests.factories.arenas import NOON
from tests.factories.guests import guest_of
from tests.web.placements.test_terms import TYPED

from . import staying

pytestmark = pytest.mark.django_db
host, made, stay = staying.host, staying.made, staying.stay


@pytest.fixture
def accepted(stay, made):
    """The host has said yes, and nobody has written any terms."""
    stays.accept(stay, by=guest_of(made.link), at=NOON)
    return stay


def test_the_host_writes_the_first_terms(accepted, host, at, made) -> None:
    for page in ("arena", "agreement"):
        assert at("terms") in host.get(at(page)).text
    seen = host.post(at("terms"), TYPED | {"do": "look"})
    assert (seen.status_code, len(seen.context["days"])) == (200, 21)
    assert host.post(at("terms"), TYPED | {"do": "save", "payer": ""}).status_code == 422

    assert host.post(at("terms"), TYPED | {"do": "save"}).url == at("agreement")
    assert queries.latest(accepted).version.number == 1
    late = host.post(at("terms"), TYPED | {"do": "save"})
    assert (late.status_code, "Each its own" in late.text) == (409, True)
    fine = host.post(at("terms"), TYPED | {"do": "save", "seen": "1", "payer": "We do", "grounds": "We pay"})
    assert (fine.status_code, queries.latest(accepted).version.number) == (302, 2)
    assert host.get(at("terms")).url == at("agreement")
    assert at("terms") not in host.get(at("agreement")).text


def test_not_before_the_host_has_said_yes_nor_by_a_link_to_something_else(stay, host, at, made) -> None:
    assert host.get(at("terms")).status_code == 404
    made.link.__class__.objects.update(scope="arena:0")
    assert host.get(at("terms")).status_code == 404
