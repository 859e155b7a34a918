"""One-click log-in: in the demo, on this machine, and nowhere else."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from stafett.demo import journeys, queries
from stafett.demo.views import FORWARDED
from stafett.people.models import Identity
from tests.factories import TODAY, Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Any, loaded: None) -> None:
    """The demo's settings, as far as addresses go, with the smallest of its organisations."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "stafett.config.urls_demo"
    settings.LOGIN_URL = "demo:people"


def player(part: str) -> queries.Player:
    everybody = [
        who for stage in queries.stages(on=TODAY) for _role, players in stage.roles for who in players
    ]
    return next(who for who in everybody if who.key == part)


@pytest.mark.usefixtures("demo")
def test_the_page_lists_people_with_a_button_each(client: Client) -> None:
    page = client.get("/demo/")
    assert page.status_code == 200
    assert page.content.decode().count('class="player"') == len(queries.loaded()["parts"])


@pytest.mark.usefixtures("demo")
def test_the_list_costs_as_many_queries_for_many_as_for_few(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(8):
        client.get("/demo/")


@pytest.mark.usefixtures("demo")
def test_one_click_and_one_is_somebody_with_things_to_try(client: Client) -> None:
    somebody = player("leader_red")
    page = client.post(f"/demo/{somebody.tie_id}/", follow=True)
    assert page.redirect_chain == [("/demo/start/", 302)]
    assert page.context["actor"].label == somebody.name
    assert 3 <= len(page.context["journeys"]) <= 4
    assert all(journey.url for journey in page.context["journeys"])


@pytest.mark.usefixtures("demo")
def test_one_can_be_somebody_else_at_once(client: Client) -> None:
    client.post(f"/demo/{player('leader_red').tie_id}/")
    page = client.post(f"/demo/{player('employee').tie_id}/", follow=True)
    assert page.context["actor"].label == player("employee").name


@pytest.mark.usefixtures("demo")
def test_following_a_link_logs_nobody_in(client: Client) -> None:
    assert client.get(f"/demo/{player('employee').tie_id}/").status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demo")
def test_who_is_not_logged_in_is_sent_to_the_list(client: Client) -> None:
    assert client.get("/").url == "/demo/?next=/"
    assert client.get("/demo/start/").url == "/demo/?next=/demo/start/"


@pytest.mark.usefixtures("demo")
def test_only_log_ins_made_for_the_demo_can_be_had(client: Client, bob: Member) -> None:
    tie = bob.identity.ties.get()
    assert client.post(f"/demo/{tie.pk}/").status_code == 404


@pytest.mark.usefixtures("demo")
def test_another_machine_gets_nothing(client: Client) -> None:
    for address in ("10.0.0.7", "2001:db8::7", ""):
        assert client.get("/demo/", REMOTE_ADDR=address).status_code == 404
        assert client.post(f"/demo/{player('employee').tie_id}/", REMOTE_ADDR=address).status_code == 404
    assert client.get("/demo/", REMOTE_ADDR="::1").status_code == 200


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("header", FORWARDED)
def test_who_comes_through_a_proxy_gets_nothing(client: Client, header: str) -> None:
    assert client.get("/demo/", **{header: "127.0.0.1"}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_without_the_demo_setting_the_same_addresses_are_empty(client: Client, settings: Any) -> None:
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404


def test_an_ordinary_installation_has_no_such_address(client: Client) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/1/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo:people")


def test_a_log_in_of_the_demo_is_worth_nothing_in_an_ordinary_installation(client: Client) -> None:
    identity = Identity(email="somebody@example.test", is_demo=True)
    identity.set_unusable_password()
    identity.save()
    for password in ("", "!", identity.password):
        client.post(
            reverse("accounts:login"),
            {"username": identity.email, "email": identity.email, "password": password},
        )
        assert "_auth_user_id" not in client.session


def test_production_loads_nothing_of_the_demo() -> None:
    probe = (
        "import django, sys; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns; "
        "print([name for name in sys.modules if name.startswith('stafett.demo')])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "STAFETT_TODAY"} | {
        "DJANGO_SETTINGS_MODULE": "stafett.config.settings.production",
        "STAFETT_SECRET_KEY": "k" * 60,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    found = subprocess.run(
        [sys.executable, "-c", probe], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


@pytest.mark.usefixtures("demo")
def test_every_journey_leads_to_a_page() -> None:
    everything = [journey for some in [*journeys.OF_PART.values(), journeys.EMPLOYEE] for journey in some]
    assert [
        journey.page for journey in everything if not journey.url and journey.page != "imports:start"
    ] == []
