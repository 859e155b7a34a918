from datetime import timedelta

import pytest

from stafett.people.actor import NOBODY
from stafett.recipes.gathering import actions as series_
from stafett.recipes.gathering import queries
from stafett.recipes.gathering.baton import actions as baton
from stafett.recipes.gathering.people import actions as people
from tests import factories
from tests.factories import TODAY, days_ago, gatherings

pytestmark = pytest.mark.django_db


def seen(member) -> list:
    return list(queries.visible_to(member.actor))


def test_members_leaders_and_those_who_come_see_it_and_nobody_else(
    series, gathering, alice, bob, charlie, hanne, erik, unit_a, at
) -> None:
    assert seen(alice) == seen(charlie) == [series]
    assert list(queries.seen_by(charlie.actor)) == [gathering]
    assert seen(bob) == seen(hanne) == seen(erik) == []
    assert list(queries.visible_to(NOBODY)) == []

    people.sign_up(gathering, gatherings.places(gathering, unit_a), [bob.person.pk], by=alice.actor, at=at)
    assert seen(bob) == [series]


def test_a_former_member_sees_what_it_was_at_and_nothing_after_it(
    series, gathering, alice, charlie, bob, unit_a, unit_elsewhere, at
) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    before = gatherings.gathering(series, alice.actor, days_ago(600), title="Before that")
    known = {"by": charlie.actor, "at": at - timedelta(days=600)}
    people.sign_up(last, gatherings.places(last, unit_elsewhere), [charlie.person.pk], **known)
    people.sign_up(last, gatherings.places(last, unit_a), [bob.person.pk], **known | {"by": alice.actor})
    assert set(queries.seen_by(charlie.actor)) == {gathering, last, before}

    party = queries.members(series)[1].party
    series_.remove_member(series, party, by=alice.actor, on=TODAY)
    assert seen(charlie) == []
    assert list(queries.seen_by(charlie.actor)) == [last]
    assert set(queries.seen_by(bob.actor)) == {gathering, last, before}


def test_what_is_still_to_be_and_what_was_before(series, alice, gathering) -> None:
    last = gatherings.gathering(series, alice.actor, days_ago(300), title="Last year")
    sometime = gatherings.gathering(series, alice.actor, None, title="Sometime")
    found = queries.gatherings([series])

    assert [one.occasion for one in found] == [last, gathering, sometime]
    assert [one.occasion for one in queries.coming(found, on=TODAY)] == [gathering, sometime]
    assert [one.occasion for one in queries.before(gathering, found)] == [last]
    assert [one.occasion for one in queries.before(sometime, found)] == [last, gathering]
    assert queries.before(last, found) == []


def test_a_gathering_says_who_hosts_as_far_as_that_is_said(
    gathering, alice, charlie, theirs, outside
) -> None:
    nobody = queries.gathering(gathering)
    assert (nobody.host, nobody.host_name, nobody.is_offered, nobody.is_declined) == (None, "", False, False)
    baton.offer(gathering, theirs, why="New", by=alice.actor, on=TODAY)
    offered = queries.gathering(gathering)
    assert (offered.host, offered.host_name, offered.is_offered) == (None, "Home care", True)
    baton.decline(gathering, "No room", by=charlie.actor, on=TODAY)
    assert queries.gathering(gathering).is_declined
    baton.offer(gathering, outside, why="They ask", by=alice.actor, on=TODAY)
    assert queries.gathering(gathering).host_name == "Sør IKT"


def test_members_are_other_organisations_or_parts_of_ones_own(
    alice, trust, root, clinic, unit_elsewhere, elsewhere
) -> None:
    found = queries.choosable(alice.actor)
    assert found == {
        clinic.pk: "Clinic of Medicine",
        root.pk: "Granli Hospital Trust",
        factories.root_of(elsewhere).pk: "Solvik Municipality",
    }
