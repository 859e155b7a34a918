"""A series with a member outside, whose guest has a link: what the tests of its pages share."""

from dataclasses import replace

import pytest
from django.urls import reverse

from stafett.recipes.gathering.outside import actions
from stafett.recipes.gathering.rules import Who
from tests.factories import GURO, days_ahead, gatherings

from .conftest import arrive


@pytest.fixture
def series(alice, unit_a):
    return gatherings.with_others(alice.actor, unit_a, Who(None, "Sør IKT"))


@pytest.fixture
def gathering(series, alice):
    return gatherings.gathering(series, alice.actor)


@pytest.fixture
def made(series, gathering, alice, today):
    asked = replace(GURO, works_at="Sør IKT")
    return actions.invite(series, asked, expires_on=days_ahead(365), by=alice.actor, on=today)


@pytest.fixture
def guro(made):
    return arrive(made)


@pytest.fixture
def page(made, gathering) -> str:
    return reverse("guest:gathering", args=[made.link.pk, gathering.pk])
