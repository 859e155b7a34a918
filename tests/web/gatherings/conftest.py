"""A series kept by section A with Home care of another organisation and one outside, and its next gathering."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from stafett.arenas.models import Arena, Occasion
from stafett.recipes.gathering.proposals import actions as proposals
from stafett.recipes.gathering.rules import Who
from tests.factories import TODAY, gatherings

OUTSIDE = Who(None, "Sør IKT")


@pytest.fixture
def series(alice, unit_a, unit_elsewhere) -> Arena:
    return gatherings.with_others(alice.actor, unit_a, Who(unit_elsewhere.pk), OUTSIDE)


@pytest.fixture
def gathering(series, alice) -> Occasion:
    return gatherings.gathering(series, alice.actor)


@pytest.fixture
def address(gathering) -> Callable[[str], str]:
    """A page of the gathering."""
    return lambda page: reverse(f"gatherings:{page}", args=[gathering.pk])


@pytest.fixture
def meeting(series) -> str:
    return reverse("gatherings:meeting", args=[series.pk])


@pytest.fixture
def agreed(gathering, alice, charlie, unit_elsewhere) -> None:
    """Home care has agreed to a meeting point on the fourth Tuesday of every month."""
    put = gatherings.fixed_point(gathering, Who(unit_elsewhere.pk), alice.actor)
    proposals.agree(put.matter, by=charlie.actor, on=TODAY)


@pytest.fixture
def told() -> Callable:
    """What a page that sent one on has said last."""
    return lambda answer: [str(one) for one in get_messages(answer.wsgi_request)][-1:]
