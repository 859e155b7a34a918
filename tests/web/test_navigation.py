"""The main menu: what each of the cast is shown."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

from stafett.people.actor import Actor
from stafett.web import navigation


def ways_of(actor, path="/me/"):
    request = RequestFactory().get(path)
    request.actor = actor
    request.resolver_match = resolve(path)
    return navigation.ways(request)


def labels_of(member):
    return [str(way.label) for way in ways_of(member.actor)]


def test_an_employee_is_shown_their_own_page_what_all_may_use(bob):
    assert labels_of(bob) == ["My page", "My week", "Plans", "Meet", "Search"]


def test_a_leader_is_shown_the_units_and_what_waits(alice):
    assert labels_of(alice) == [
        "My page", "My week", "My units", "To approve", "Organisation", "Plans", "Meet", "Search",
    ]  # fmt: skip


def test_an_administrator_is_shown_no_units(dana):
    assert labels_of(dana) == [
        "My page",
        "My week",
        "Plans",
        "Meet",
        "Search",
        "Import",
        "Log",
    ]


def test_whoever_is_nobody_here_is_shown_nothing():
    assert ways_of(Actor(label="")) == []


def test_the_entry_one_stands_on_is_marked(bob):
    assert [str(way.label) for way in ways_of(bob.actor) if way.here] == ["My page"]


@pytest.mark.parametrize(
    "path", ["/plans/", "/drafts/", "/competences/", "/happenings/", "/plans/1/assignments/"]
)
def test_what_belongs_to_plans_is_under_their_entry(alice, path):
    assert [str(way.label) for way in ways_of(alice.actor, path) if way.here] == ["Plans"]


@pytest.mark.parametrize("path", ["/meet/", "/courses/", "/work-shadowing/", "/gatherings/"])
def test_every_way_to_meet_is_under_one_entry(alice, path):
    assert [str(way.label) for way in ways_of(alice.actor, path) if way.here] == ["Meet"]


def test_what_i_have_sent_is_not_what_i_am_to_approve(alice):
    assert [str(way.label) for way in ways_of(alice.actor, "/claims/mine/") if way.here] == []


def test_a_page_that_is_not_here_has_no_address():
    assert navigation.address("no:such") == ""


@pytest.mark.parametrize("name", [name for name, _label, _shown in navigation.MENU])
def test_every_entry_has_a_page(name):
    assert navigation.address(name) != ""
