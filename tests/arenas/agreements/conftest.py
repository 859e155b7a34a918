import pytest

from stafett.arenas.agreements import actions
from stafett.arenas.models import TermsVersion
from tests.factories import arenas


@pytest.fixture
def terms(arena, trust, today) -> TermsVersion:
    """The first version, which a guest and a host have to consent to."""
    with arenas.change(trust) as change:
        return actions.begin(arena, ["guest", "host"], effective_from=today, change=change)


@pytest.fixture
def consent(trust, today, bob):
    """Somebody says yes."""

    def say(version, *roles) -> None:
        with arenas.change(trust) as change:
            for role in roles:
                holder = actions.Holder(person_id=bob.person.pk)
                actions.answer(version, role, holder, label="Bob Berg", change=change, on=today)

    return say
