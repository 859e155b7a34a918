"""The way to the units one leads."""

import pytest
from django.urls import reverse

from stafett.people.models import RoleCode
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


def test_with_one_unit_it_leads_straight_there(client_of, alice: Member, unit_a) -> None:
    response = client_of(alice).get(reverse("units:mine"))

    assert response.url == reverse("units:detail", args=[unit_a.pk])


def test_with_several_they_are_listed_by_name(client_of, alice: Member, unit_a, unit_b) -> None:
    factories.role(alice.person, RoleCode.LEADER, unit_b)

    tops = client_of(alice).get(reverse("units:mine")).context["tops"]

    assert [top.name for top in tops] == ["Section A", "Section B"]


def test_who_leads_nothing_gets_404(client_of, bob: Member) -> None:
    assert client_of(bob).get(reverse("units:mine")).status_code == 404
