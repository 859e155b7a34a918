import pytest

from stafett.arenas.agreements import actions, queries
from stafett.arenas.agreements.actions import Holder, Stale
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Consent
from tests.factories import arenas

pytestmark = pytest.mark.django_db


def test_other_terms_drop_every_consent_and_an_answer_to_the_old_is_refused(
    terms, consent, trust, today
) -> None:
    consent(terms, "guest", "host")
    with arenas.change(trust) as change:
        other = actions.propose(terms, ["guest", "host"], effective_from=today, change=change)

    assert list(queries.answers(other)) == []
    with pytest.raises(Stale) as refused:
        consent(terms, "guest")
    assert (refused.value.yours, refused.value.current) == (terms, other)
    with pytest.raises(Stale), arenas.change(trust) as change:
        actions.propose(terms, ["guest"], effective_from=today, change=change)
    assert Consent.objects.count() == 2


def test_a_later_answer_takes_the_place_of_the_earlier(terms, consent, trust, today) -> None:
    with arenas.change(trust) as change:
        said = actions.answer(
            terms,
            "guest",
            Holder(guest_id=4),
            label="A guest",
            is_given=False,
            grounds=" Not Fridays ",
            change=change,
            on=today,
        )
    assert (said.grounds, said.guest_id, said.is_given) == ("Not Fridays", 4, False)

    consent(terms, "guest")
    assert [(one.is_given, one.by) for one in queries.answers(terms)] == [(True, "Bob Berg")]
    assert Consent.objects.count() == 2


def test_what_makes_no_sense_is_refused(arena, terms, trust, today) -> None:
    with pytest.raises(ArenaError), arenas.change(trust) as change:
        actions.begin(arena, [], effective_from=today, change=change)
    with pytest.raises(ArenaError), arenas.change(trust) as change:
        actions.answer(terms, "stranger", Holder(guest_id=1), label="", change=change, on=today)
