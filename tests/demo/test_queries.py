"""Whom one can be, as the log-in page lists them."""

import pytest

from stafett.demo import queries
from stafett.people import queries as people
from tests.factories import TODAY, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_they_are_listed_by_role_with_where_they_work() -> None:
    [stage] = queries.stages(on=TODAY)
    assert stage.name == "Vågsund IKT"
    assert [str(role) for role, _players in stage.roles] == [
        "Leaders",
        "Deputies",
        "Professional leads",
        "HR, audit and administration",
        "Employees",
    ]
    first = stage.roles[0][1][0]
    assert (first.key, first.position, first.unit) == ("leader_red", "seksjonsleder", "Døgnvakt")


def test_who_plays_a_part_is_found_again() -> None:
    for stage in queries.stages(on=TODAY):
        for _role, players in stage.roles:
            for player in players:
                tie = queries.tie(player.tie_id)
                assert queries.player(people.actor_for(tie.identity, on=TODAY), on=TODAY) == player


def test_others_play_no_part(bob: Member) -> None:
    assert queries.player(bob.actor, on=TODAY) is None
    assert queries.tie(bob.identity.ties.get().pk) is None
