import pytest
from django.urls import reverse

from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.baton import actions as baton
from tests.factories import TODAY, days_ago, gatherings

pytestmark = pytest.mark.django_db


def test_members_hosts_and_all_gatherings_stand_together(
    client_of, series, gathering, alice, charlie
) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    ours = page(client_of(alice), series).context["members"][0][0].who
    baton.offer(last, ours, by=alice.actor, on=days_ago(400))
    slot = agenda.add(last, "The plan", 30, ours, by=alice.actor).slot
    agenda.add_link(slot, "The plan itself", "https://example.org/plan", by=alice.actor)

    shown = page(client_of(charlie), series)
    assert [one.occasion for one in shown.context["coming"]] == [gathering]
    assert [one.occasion for one in shown.context["earlier"]] == [last]
    assert [(member.name, day) for member, day in shown.context["members"]] == [
        ("Section A", days_ago(300)),
        ("Home care", None),
        ("Sør IKT", None),
    ]
    assert "next in turn" in shown.text
    assert "The plan itself" in shown.text
    assert "Plan a gathering" not in shown.text


def page(browser, series):
    return browser.get(reverse("gatherings:detail", args=[series.pk]))


def test_before_there_is_anything(client_of, series, alice, bob) -> None:
    shown = page(client_of(alice), series)
    assert "No gathering is planned." in shown.text
    assert "Plan a gathering" in shown.text
    assert page(client_of(bob), series).status_code == 404


def test_who_is_to_host_is_said_with_the_day_or_without(client_of, series, alice, gathering) -> None:
    ours = page(client_of(alice), series).context["members"][0][0].who
    baton.offer(gathering, ours, by=alice.actor, on=TODAY)
    assert "is to host on" in page(client_of(alice), series).text
    sometime = gatherings.gathering(series, alice.actor, None)
    baton.offer(sometime, ours, why="Again", by=alice.actor, on=TODAY)
    assert "is to host, no day yet" in page(client_of(alice), series).text
