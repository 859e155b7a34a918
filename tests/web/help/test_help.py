"""The help is open to all, and every reason is explained."""

import pytest
from django.urls import reverse

from stafett.people.roles import ROLES
from stafett.status import Reason
from stafett.web.help.help import MEANINGS


def test_every_reason_is_explained() -> None:
    assert list(MEANINGS) == list(Reason)


@pytest.mark.django_db
def test_everybody_reads_it_and_finds_it_at_the_foot_of_the_page(client, client_of, bob) -> None:
    foot = f'<a href="{reverse("help")}">Help</a>'

    for browser in (client, client_of(bob)):
        answer = browser.get(reverse("help"))
        assert (answer.status_code, foot in answer.text) == (200, True)
        assert len(answer.context["roles"]) == len(ROLES)


@pytest.mark.django_db
def test_the_way_to_the_table_of_roles_is_for_those_who_may_go_it(client, client_of, bob) -> None:
    way = f'href="{reverse("roles:table")}">Who may do what</a></p>'

    assert [way in browser.get(reverse("help")).text for browser in (client, client_of(bob))] == [False, True]
