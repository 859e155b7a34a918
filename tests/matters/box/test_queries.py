import pytest

from stafett.matters import queries as matters_queries
from stafett.matters.box import actions, queries
from stafett.matters.models import Matter, Slip
from tests.factories import TODAY, matters

pytestmark = pytest.mark.django_db


def test_the_code_finds_the_slip_and_then_what_became_of_it(unit_a, alice) -> None:
    code = matters.boxed(unit_a)
    assert queries.by_code(code) == Slip.objects.get()

    actions.empty(on=TODAY)
    answered = matters.answered(Matter.objects.get(), alice)

    assert queries.by_code(code.upper()) == answered == matters_queries.state(Matter.objects.get())


def test_no_other_code_finds_it(unit_a) -> None:
    matters.boxed(unit_a)

    assert queries.by_code(actions.new_code()) is None
    assert queries.by_code("") is None
