from datetime import timedelta

import pytest

from stafett.arenas.agreements import actions, queries
from tests.factories import arenas

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_what_all_agreed_to_is_in_force_until_the_next_is(terms, consent, trust, today) -> None:
    agreement = terms.agreement
    consent(terms, "guest")
    assert queries.in_force(agreement, on=today) is None
    consent(terms, "host")
    assert queries.in_force(agreement, on=today) == terms
    assert queries.in_force(agreement, on=today - DAY) is None

    with arenas.change(trust) as change:
        longer = actions.propose(
            terms,
            ["guest", "host"],
            effective_from=today,
            effective_to=today + 7 * DAY,
            change=change,
        )
    assert (queries.latest(agreement), queries.in_force(agreement, on=today)) == (longer, terms)

    consent(longer, "guest", "host")
    assert queries.in_force(agreement, on=today) == longer
    assert queries.in_force(agreement, on=today + 8 * DAY) is None
    assert list(queries.versions(agreement)) == [longer, terms]
