"""The main pages hold to WCAG 2.2 AA, on a phone and on a desk, and are valid HTML."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests import factories
from tests.factories import days_ago, days_ahead
from tests.journeys.axe import assert_accessible

OPEN = ["/login/", "/help/", "/accessibility/"]
OWN = [
    "/me/",
    f"/me/?on={days_ahead(90)}",
    "/claims/new/",
    "/claims/mine/",
    "/log/me/",
    "/my-login/",
    "/roles/",
]
SHARED = ["/plans/", "/competences/", "/search/?q=fire"]
LEADERS = ["/units/", "/units/{unit}/matrix/", "/people/{bob}/", "/claims/", "/claims/register/{unit}/"]
HR = [
    "/organisation/",
    f"/organisation/?on={days_ago(90)}",
    "/plans/{plan}/",
    "/competences/{fire}/",
    "/import/",
]
LOG = ["/log/", "/log/people/{bob}/?show=changes"]


@pytest.fixture
def walk(visit, fire, unit_a, alice, bob, erik) -> Callable[..., None]:
    """Do something on every page, each as somebody whose work is there."""
    factories.claim(bob.person, fire)
    factories.achievement(alice.person, fire, achieved_on=days_ago(330))
    plan = factories.plan(bob.person.organisation, "Asks nothing yet")
    keys = {"unit": unit_a.pk, "bob": bob.person.pk, "fire": fire.pk, "plan": plan.pk}

    def on_every_page(do: Callable[[Page], None], **how: object) -> None:
        for member, addresses in [(None, OPEN), (bob, OWN + SHARED), (alice, LEADERS), (erik, HR + LOG)]:
            page = visit(member, **how)
            for address in addresses:
                assert page.goto(address.format(**keys)).status == 200
                do(page)

    return on_every_page


def test_every_page_is_accessible(walk, size) -> None:
    walk(assert_accessible, size=size)


def test_every_page_is_valid_html(walk, assert_valid_html) -> None:
    walk(assert_valid_html)
