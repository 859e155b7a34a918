"""What may be saved: by whom, on which row, and what nobody but its keepers lets be approved at once."""

import pytest

from stafett.lib.verdict import NotAllowed
from stafett.plans.drafts import actions, publishing, starting
from stafett.plans.drafts.asked import is_reading, read, reading_key
from stafett.plans.models import Steps
from stafett.records.catalogue import actions as catalogue
from stafett.records.catalogue.said import Said
from tests import factories

pytestmark = pytest.mark.django_db

NOT_THEIRS = "Only those who keep “Infusion pump” may let it be approved at once"


@pytest.fixture
def at_once(pump):
    return factories.asked(pump, key="pump", steps=Steps.NONE.value)


def test_others_competence_is_not_let_through_without_approval(
    alice, erik, unit_a, pump, at_once, today
) -> None:
    draft = factories.draft(unit_a, factories.asked(pump, key="pump"))

    with pytest.raises(NotAllowed, match=NOT_THEIRS):
        actions.save_requirement(draft.plan, draft.pk, at_once, by=alice.actor, on=today)

    saved = actions.save_requirement(draft.plan, draft.pk, at_once, by=erik.actor, on=today)
    assert read(saved.requirements)[0].steps == Steps.NONE


def test_nor_published_so(alice, erik, unit_a, at_once, today) -> None:
    draft = factories.draft(unit_a, at_once, state="review")

    with pytest.raises(NotAllowed, match=NOT_THEIRS):
        publishing.publish(draft.plan, draft.pk, by=alice.actor, on=today)

    assert publishing.publish(draft.plan, draft.pk, by=erik.actor, on=today).version == 1


def test_ones_own_competence_is(alice, unit_a, today) -> None:
    own = catalogue.add(Said(name="Ward keys", owner_unit_id=unit_a.pk), by=alice.actor)
    asked = factories.asked(own, key="keys", steps=Steps.NONE.value)
    draft = factories.draft(unit_a, factories.asked(own, key="keys"))

    saved = actions.save_requirement(draft.plan, draft.pk, asked, by=alice.actor, on=today)

    assert read(saved.requirements)[0].steps == Steps.NONE


def test_what_the_house_wrote_to_be_read_goes_on_in_the_next_version(
    plan, fire, clinic, hanne, today
) -> None:
    changed = factories.asked(fire, key="fire", choice="read")
    factories.requirement(plan, fire, key="fire")
    draft = factories.draft(clinic, changed, plan=plan, version=2, state="review")
    publishing.publish(plan, draft.pk, by=hanne.actor, on=today)
    following = starting.start_version(plan, by=hanne.actor, on=today)
    reading = next(one for one in read(following.requirements) if one.steps == Steps.NONE)

    saved = actions.save_requirement(plan, following.pk, reading, by=hanne.actor, on=today)
    sent = actions.send(plan, saved.pk, by=hanne.actor)

    assert publishing.publish(plan, sent.pk, by=hanne.actor, on=today).version == 3


def test_only_a_key_the_house_makes_tells_what_is_to_be_read() -> None:
    assert is_reading(reading_key())
    assert not is_reading("read-the-manual")


def test_who_may_not_write_is_told_so_and_not_what_others_wrote_before(alice, bob, unit_a) -> None:
    private = factories.draft(unit_a)
    sent = actions.send(private.plan, private.pk, by=alice.actor)

    for seen in (private, sent):
        with pytest.raises(NotAllowed, match="where you lead or answer for the content"):
            actions.delete(private.plan, seen.pk, by=bob.actor)
