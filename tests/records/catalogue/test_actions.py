"""Adding, changing and merging: only what differs is written, and nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest

from stafett.audit.models import ChangedMeanwhile, Entry
from stafett.lib.verdict import NotAllowed
from stafett.records import equivalences
from stafett.records.catalogue import actions, queries
from stafett.records.catalogue.said import Said, Task, Way
from stafett.records.models import CatalogueEntry, CompetenceDetails, Equivalence, Practice
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_aid(trust):
    return factories.competence(trust, "First aid", validity_months=24)


@pytest.fixture
def said(unit_a, first_aid) -> Said:
    return Said(
        name="Resuscitation",
        validity_months=12,
        description="With a defibrillator.",
        levels=("can help", "can lead"),
        owner_unit_id=unit_a.pk,
        review_on=date(2027, 1, 1),
        is_risky=True,
        ways=(Way("course", "Half a day"), Way("procedure", "The procedure", "https://example.org/7", "4.1")),
        tasks=(Task("Compressions", 3, 12), Task("Defibrillator")),
        counting=frozenset({first_aid.pk}),
    )


@pytest.fixture
def added(said, alice):
    return actions.add(said, by=alice.actor)


def change(competence, said, member) -> None:
    seen = queries.last_change(competence.pk)
    actions.change(competence.pk, said, seen=seen, by=member.actor)


def without_keys(said: Said) -> Said:
    return replace(said, tasks=tuple(replace(task, key="") for task in said.tasks))


def about(competence) -> Said:
    return queries.about(competence.organisation_id, competence.pk)


def last_entry() -> Entry:
    return Entry.objects.order_by("position").last()


def test_what_is_added_says_what_was_said(said, added) -> None:
    assert without_keys(about(added)) == said
    assert (last_entry().verb, last_entry().subject) == ("competence.added", "Resuscitation")


def test_a_leader_adds_for_their_own_unit_only(said, alice, bob, unit_b) -> None:
    for member, owner in ((alice, unit_b.pk), (alice, None), (bob, said.owner_unit_id)):
        with pytest.raises(NotAllowed):
            actions.add(replace(said, owner_unit_id=owner), by=member.actor)

    assert not CompetenceDetails.objects.filter(name=said.name).exists()


def test_colours_are_told_only_when_name_or_validity_change(said, added, alice) -> None:
    details = CompetenceDetails.objects.open().get(competence=added)

    change(added, replace(about(added), description="Another", is_risky=False), alice)
    same = CompetenceDetails.objects.open().get(competence=added)
    entries = CatalogueEntry.objects.filter(competence=added).count()
    change(added, replace(about(added), validity_months=None), alice)

    assert same == details
    assert CatalogueEntry.objects.filter(competence=added).count() == entries == 2
    assert CompetenceDetails.objects.open().get(competence=added).validity_months is None


def test_a_file_that_says_zero_months_is_not_corrected(trust, erik) -> None:
    forever = factories.competence(trust, "Confidentiality", validity_months=0)

    change(forever, replace(about(forever), description="Signed once."), erik)

    assert CompetenceDetails.objects.filter(competence=forever).count() == 1


def test_a_task_keeps_its_key_and_the_order_stays_as_written(added, alice) -> None:
    before = about(added).tasks
    corrected = replace(before[0], text="Compressions, two minutes")

    change(added, replace(about(added), tasks=(corrected, before[1], Task("Airway"))), alice)

    after = about(added).tasks
    assert [task.text for task in after] == ["Compressions, two minutes", "Defibrillator", "Airway"]
    assert [task.key for task in after[:2]] == [task.key for task in before]


def test_another_competences_task_is_not_taken_over(said, added, alice) -> None:
    key = about(added).tasks[0].key
    other = actions.add(replace(said, name="Other", tasks=(Task("Compressions", key=key),)), by=alice.actor)

    assert about(other).tasks[0].key != key
    assert Practice.objects.open().filter(key=key).get().competence == added


def test_ways_and_what_counts_are_taken_away_again(said, added, alice, first_aid) -> None:
    change(added, replace(about(added), ways=said.ways[1:], counting=frozenset()), alice)

    assert (about(added).ways, about(added).counting) == (said.ways[1:], frozenset())
    assert equivalences.counting_for(added.organisation_id, [added.pk]) == {added.pk}


def test_saving_what_is_there_writes_nothing_but_the_log(added, alice) -> None:
    before = queries.last_change(added.pk)

    change(added, about(added), alice)

    assert queries.last_change(added.pk) == before


def test_whoever_comes_second_is_told(added, alice, gunnar) -> None:
    seen = queries.last_change(added.pk)
    change(added, replace(about(added), description="By Gunnar"), gunnar)

    with pytest.raises(ChangedMeanwhile):
        actions.change(added.pk, replace(about(added), description="By Alice"), seen=seen, by=alice.actor)

    assert about(added).description == "By Gunnar"


def test_without_an_owner_only_the_whole_organisations_authors_change(
    trust, hanne, erik, charlie, first_aid
) -> None:
    for member, error in ((hanne, NotAllowed), (charlie, actions.CatalogueError)):
        with pytest.raises(error):
            change(first_aid, replace(about(first_aid), description="Mine"), member)

    change(first_aid, replace(about(first_aid), description="Ours"), erik)
    assert about(first_aid).description == "Ours"


def test_it_is_given_to_no_unit_out_of_reach(added, alice, unit_b) -> None:
    with pytest.raises(NotAllowed):
        change(added, replace(about(added), owner_unit_id=unit_b.pk), alice)


def test_what_makes_no_sense_is_refused_with_a_sentence(said, added, erik, elsewhere, unit_elsewhere) -> None:
    strange = factories.competence(elsewhere, "Elsewhere")
    for wrong, sentence in (
        ({"name": ""}, "Write a name."),
        ({"name": "first AID"}, "Another competence has that name. Write one that tells them apart."),
        ({"validity_months": 0}, "The number of months must be between 1 and 1200."),
        ({"counting": frozenset({strange.pk})}, "Choose a competence from the list."),
        ({"needed": frozenset({strange.pk})}, "Choose a competence from the list."),
        ({"owner_unit_id": unit_elsewhere.pk}, "Choose a unit from the list."),
    ):
        with pytest.raises(actions.CatalogueError) as told:
            change(added, replace(about(added), **wrong), erik)
        assert str(told.value) == sentence


def test_circles_are_refused(added, first_aid, erik) -> None:
    with pytest.raises(actions.CatalogueError, match="since this one counts for it"):
        change(first_aid, replace(about(first_aid), counting=frozenset({added.pk})), erik)
    change(added, replace(about(added), needed=frozenset({first_aid.pk})), erik)
    with pytest.raises(actions.CatalogueError, match="since this one must be held before it"):
        change(first_aid, replace(about(first_aid), needed=frozenset({added.pk})), erik)


# -- Merging -----------------------------------------------------------------------------------------------


@pytest.fixture
def twins(trust, unit_a, unit_b, erik):
    """Two of the same, of A and of B."""
    made = (
        actions.add(Said(name=name, owner_unit_id=unit.pk), by=erik.actor)
        for name, unit in (("Blood, transfusion", unit_a), ("Blood transfusion", unit_b))
    )
    return tuple(made)


def test_what_is_held_of_the_one_that_goes_counts_for_the_one_that_stays(trust, twins, erik) -> None:
    goes, stays = twins

    actions.merge(goes.pk, into=stays.pk, by=erik.actor)

    assert equivalences.counting_for(trust.pk, [stays.pk]) == {goes.pk, stays.pk}
    assert queries.merged(trust.pk) == {goes.pk: stays.pk}
    assert queries.offered(trust.pk) == [(stays.pk, "Blood transfusion")]
    assert (last_entry().verb, last_entry().subject) == (
        "competence.merged",
        "Blood, transfusion → Blood transfusion",
    )


def test_a_merge_is_taken_back(trust, twins, erik) -> None:
    goes, stays = twins
    before = (about(goes), about(stays))
    actions.merge(goes.pk, into=stays.pk, by=erik.actor)

    actions.take_back_merge(goes.pk, by=erik.actor)

    assert (about(goes), about(stays)) == before
    assert (queries.merged(trust.pk), equivalences.counting_for(trust.pk, [stays.pk])) == ({}, {stays.pk})
    with pytest.raises(actions.CatalogueError):
        actions.take_back_merge(goes.pk, by=erik.actor)


def test_what_counted_before_the_merge_counts_after_it(trust, twins, erik) -> None:
    goes, stays = twins
    change(stays, replace(about(stays), counting=frozenset({goes.pk})), erik)
    actions.merge(goes.pk, into=stays.pk, by=erik.actor)

    actions.take_back_merge(goes.pk, by=erik.actor)

    assert about(stays).counting == {goes.pk}


def test_changing_the_one_that_stays_keeps_what_was_merged(trust, twins, erik) -> None:
    goes, stays = twins
    actions.merge(goes.pk, into=stays.pk, by=erik.actor)

    change(stays, replace(about(stays), counting=frozenset(), description="One for all"), erik)

    assert equivalences.counting_for(trust.pk, [stays.pk]) == {goes.pk, stays.pk}


def test_merging_takes_power_over_both(twins, alice, hanne) -> None:
    goes, stays = twins
    with pytest.raises(NotAllowed):
        actions.merge(goes.pk, into=stays.pk, by=alice.actor)

    actions.merge(goes.pk, into=stays.pk, by=hanne.actor)

    with pytest.raises(NotAllowed):
        actions.take_back_merge(goes.pk, by=alice.actor)
    with pytest.raises(NotAllowed):
        change(goes, replace(about(goes), description="Still mine"), alice)


def test_merges_that_make_no_sense_are_refused(trust, twins, erik, first_aid) -> None:
    goes, stays = twins
    change(goes, replace(about(goes), counting=frozenset({first_aid.pk})), erik)
    for into in (goes.pk, first_aid.pk, 0):
        with pytest.raises(actions.CatalogueError):
            actions.merge(goes.pk, into=into, by=erik.actor)
    actions.merge(goes.pk, into=stays.pk, by=erik.actor)
    for one, into in ((goes.pk, first_aid.pk), (first_aid.pk, goes.pk)):
        with pytest.raises(actions.CatalogueError):
            actions.merge(one, into=into, by=erik.actor)

    assert Equivalence.objects.open().count() == 2


def test_a_merge_is_not_taken_back_into_a_circle(twins, erik, first_aid) -> None:
    goes, stays = twins
    change(goes, replace(about(goes), needed=frozenset({stays.pk})), erik)
    change(first_aid, replace(about(first_aid), needed=frozenset({goes.pk})), erik)
    other = actions.add(Said(name="Other"), by=erik.actor)
    actions.merge(goes.pk, into=other.pk, by=erik.actor)
    change(stays, replace(about(stays), needed=frozenset({first_aid.pk})), erik)

    with pytest.raises(actions.CatalogueError, match="held before itself"):
        actions.take_back_merge(goes.pk, by=erik.actor)


def test_a_merge_makes_no_circle_of_what_must_be_held_before(trust, twins, erik, first_aid) -> None:
    goes, stays = twins
    change(first_aid, replace(about(first_aid), needed=frozenset({goes.pk})), erik)
    change(stays, replace(about(stays), needed=frozenset({first_aid.pk})), erik)

    with pytest.raises(actions.CatalogueError, match="leads back to itself"):
        actions.merge(goes.pk, into=stays.pk, by=erik.actor)
