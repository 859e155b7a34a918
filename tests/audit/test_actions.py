"""One change is one position and one entry, or nothing at all."""

import pytest

from stafett.audit import actions as audit
from stafett.audit import queries
from stafett.audit.models import Entry, Look
from stafett.people.actor import Actor, command_line

ALICE = Actor(label="Alice Aas", identity_id=7)


def test_a_change_is_one_entry(db):
    with audit.change(1, by=ALICE, verb="achievement.approved", subject="Bob Berg") as change:
        change.detail["competence"] = "Resuscitation"

    assert list(
        queries.entries(1).values_list("position", "by", "by_identity", "verb", "subject", "detail")
    ) == [(1, "Alice Aas", 7, "achievement.approved", "Bob Berg", {"competence": "Resuscitation"})]


def test_a_guest_is_named_as_one(db):
    guest = Actor(label="Guro Gjest, Solvik", guest_id=4, guest_scope="practice:1:2")
    for by in (ALICE, guest):
        with audit.change(1, by=by, verb="practice.signed"):
            pass

    assert list(queries.entries(1).values_list("by", "by_identity", "by_guest")) == [
        ("Guro Gjest, Solvik", None, 4),
        ("Alice Aas", 7, None),
    ]


def test_positions_follow_each_other_within_an_organisation(db):
    positions = []
    for organisation in (1, 1, 2):
        with audit.change(organisation, by=command_line(), verb="facts.imported") as change:
            positions.append(change.position)

    assert positions == [1, 2, 1]


def test_the_subject_may_be_known_late(db):
    with audit.change(1, by=ALICE, verb="facts.imported") as change:
        change.subject = "12 new"

    assert queries.entries(1).get().subject == "12 new"


def test_a_change_that_fails_leaves_nothing(db):
    with pytest.raises(LookupError), audit.change(1, by=ALICE, verb="facts.imported"):
        raise LookupError

    assert (queries.position(1), Entry.objects.count()) == (0, 0)


def test_a_look_says_who_and_what(db):
    audit.look(1, person=5, what="person page", by=ALICE)

    assert list(queries.looks(1, person=5).values_list("by", "by_identity", "what")) == [
        ("Alice Aas", 7, "person page")
    ]


def test_a_look_from_the_command_line_has_no_log_in(db):
    audit.look(1, person=5, what="export", by=command_line())

    assert queries.looks(1, person=5).get().by_identity == 0


def test_many_are_looked_at_at_once(db):
    audit.look_at_all(1, persons=[5, 6], what="export", by=ALICE)

    assert sorted(Look.objects.values_list("person", "what")) == [(5, "export"), (6, "export")]


def test_a_change_that_concerns_others_stands_in_their_logs_too(db):
    with audit.change(1, by=ALICE, verb="facts.imported"):
        pass
    with audit.change(2, by=ALICE, verb="course.signed_up", subject="Bob Berg", also=[3, 1, 2]) as change:
        change.detail["count"] = 1

    entries = Entry.objects.filter(verb="course.signed_up").order_by("organisation")
    assert change.position == 1
    assert list(entries.values_list("organisation", "position", "subject", "detail")) == [
        (1, 2, "Bob Berg", {"count": 1}),
        (2, 1, "Bob Berg", {"count": 1}),
        (3, 1, "Bob Berg", {"count": 1}),
    ]
