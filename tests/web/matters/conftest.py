import pytest

from stafett.matters.models import Matter
from stafett.people.models import RoleCode
from tests import factories
from tests.factories import Member, matters


@pytest.fixture
def lamp(bob: Member, alice: Member, unit_a) -> Matter:
    """Bob proposes a lamp to section A, which Alice leads."""
    return matters.matter(bob, unit_a)


@pytest.fixture
def beate(unit_b) -> Member:
    """Leads section B."""
    return factories.member(unit_b, "Beate Bø", role_code=RoleCode.LEADER)
