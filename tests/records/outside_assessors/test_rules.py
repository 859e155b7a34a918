"""Who may ask somebody outside to sign, who may be asked, and what such a guest may sign."""

from dataclasses import replace

import pytest

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.appointments.independence import Deciding
from stafett.people.roles import Power
from stafett.records.models import Performance
from stafett.records.outside_assessors import rules
from stafett.records.outside_assessors.rules import Standing
from tests.factories import TODAY

BOB, ALICE, UNIT = 5, 6, 70
LEADS = Actor(label="Alice", person_id=ALICE, reach={Power.APPOINT: frozenset({UNIT})})
SIGNS = Actor(label="Gina", person_id=8, reach={Power.SIGN: frozenset({UNIT})})
ANOTHER = "Your link is for another practice list."
NOT_YOUR_OWN = "The address is that of the person who is to be signed for. Ask somebody else."


def test_a_scope_says_whose_list_and_of_what() -> None:
    assert rules.scope(5, 12) == "practice:5:12"
    assert rules.keys("practice:5:12") == (5, 12)


@pytest.mark.parametrize(
    ("deciding", "why"),
    [
        (Deciding(LEADS), ""),
        (
            Deciding(replace(LEADS, person_id=BOB)),
            "Your leader asks somebody outside to sign what you have done.",
        ),
        (Deciding(LEADS, frozenset({BOB})), "Your leader asks somebody outside to sign what you have done."),
        (Deciding(SIGNS), "You can only ask somebody outside about people in units you lead."),
        (
            Deciding(LEADS, without={BOB: SIGNS}),
            "Whoever chose you to stand in must be approved by somebody else.",
        ),
    ],
    ids=["leads", "oneself", "oneself by another record", "only signs", "chosen by the person"],
)
def test_who_chooses_assessors_there_asks_but_never_for_themselves(deciding, why) -> None:
    assert rules.can_ask(deciding, BOB, works_in=[UNIT]).reason == why


def test_nobody_is_asked_about_people_who_work_elsewhere() -> None:
    assert not rules.can_ask(Deciding(LEADS), BOB, works_in=[UNIT + 1])
    assert not rules.can_ask(Deciding(LEADS), BOB, works_in=[])


def test_neither_the_person_nor_who_asks_is_asked() -> None:
    told = {"theirs": {"bob@example.org"}, "own": {"alice@example.org"}}

    assert rules.can_be_asked("bob@example.org", **told).reason == NOT_YOUR_OWN
    assert rules.can_be_asked("alice@example.org", **told).reason == (
        "This is your own address. You sign on the page “To sign”."
    )
    assert rules.can_be_asked("guro@example.org", **told)


GUEST = Standing(
    guest=Actor(label="Guro", guest_id=1, guest_scope="practice:5:12"),
    mailbox="guro@example.org",
    theirs=frozenset({"bob@example.org"}),
    may_ask=ALLOWED,
)
DONE = Performance(person_id=5, competence_id=12, practice="p1", done_on=TODAY)


def test_a_guest_signs_on_the_list_of_the_link() -> None:
    assert rules.can_sign(GUEST, DONE)


@pytest.mark.parametrize(
    ("standing", "done", "why"),
    [
        (GUEST, Performance(person_id=51, competence_id=12), ANOTHER),
        (GUEST, Performance(person_id=5, competence_id=1), ANOTHER),
        (replace(GUEST, guest=LEADS), DONE, ANOTHER),
        (replace(GUEST, guest=Actor(label="", guest_scope="practice:5:12")), DONE, ANOTHER),
        (replace(GUEST, mailbox="bob@example.org"), DONE, NOT_YOUR_OWN),
        (replace(GUEST, may_ask=Verdict("No.")), DONE,
         "Whoever asked you no longer chooses who signs there. Ask for a new link."),
        (GUEST, Performance(person_id=5, competence_id=12, signed_on=TODAY), "Somebody has signed this already."),
    ],
    ids=["another person", "another competence", "no guest", "no link", "the person's own", "no longer", "signed"],
)  # fmt: skip
def test_a_guest_signs_nothing_else(standing, done, why) -> None:
    assert rules.can_sign(standing, done).reason == why
