"""The pictures in the docs, taken of the demo's organisations by `make screenshots`."""

import pytest

from stafett.demo import actions as demo
from stafett.demo import queries
from stafett.demo.organisations import EIKEDAL
from stafett.people import queries as people
from stafett.people.models import Tie
from tests.factories import TODAY, Member
from tests.journeys.conftest import DESKTOP, PHONE


@pytest.fixture
def played(transactional_db):
    """A municipality of the demo: a function from a part to the member who plays it."""
    demo.load(on=TODAY, organisations=[EIKEDAL])
    parts = {part: number for number, part in queries.loaded()["parts"].items()}

    def member(part: str) -> Member:
        tie = Tie.objects.get(pk=parts[part])
        return Member(tie.person, tie.identity)

    return member


def test_pictures_of_the_main_pages(played, visit, picture):
    leader, employee = played("leader_red"), played("employee")
    unit = next(role.unit_id for role in leader.person.roles.all())
    for name, member, size, address in [
        ("unit", leader, DESKTOP, f"/units/{unit}/"),
        ("organisation", played("hr_adviser"), DESKTOP, "/organisation/"),
        ("person", leader, DESKTOP, f"/people/{colleague(leader, unit)}/"),
        ("me", employee, PHONE, "/me/"),
    ]:
        page = visit(member, size=size, language="en-GB")
        assert page.goto(address).status == 200
        assert page.locator("h1").count() == 1
        picture(page, name)


def colleague(leader: Member, unit: int) -> int:
    """Somebody else whom the leader sees, and who works in the unit."""
    seen = people.visible_to(leader.actor, on=TODAY).exclude(person=leader.person)
    return seen.filter(person__employments__unit=unit).values_list("person_id", flat=True).order_by("pk")[0]
