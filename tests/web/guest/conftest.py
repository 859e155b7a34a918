"""Bob has inserted a cannula; Guro from outside has a link to sign it, and a browser that came by it."""

import io
import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from stafett.arenas.models import Arena, Material, Occasion
from stafett.people.guests.actions import LetIn
from stafett.pulses.models import Privacy, Wave
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.outside import actions as outside
from stafett.recipes.gathering.rules import NOBODY
from stafett.recipes.placement.outside import actions as stays_outside
from stafett.recipes.placement.stays import actions as stays
from stafett.records.evidence import Upload
from stafett.records.models import Competence, Performance, Practice
from stafett.records.outside_assessors import actions
from stafett.records.outside_assessors.rules import keys
from stafett.records.practice import actions as practice
from stafett.records.practice.actions import Done
from tests import factories
from tests.factories import GURO, Member, days_ahead, gatherings, placements, pulses
from tests.factories.arenas import NOON
from tests.factories.audit import record


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


@pytest.fixture
def cannula(trust) -> Competence:
    """A competence with a practice list."""
    course = factories.competence(trust, "Cannula")
    record(Practice, organisation=trust, competence=course, key="p1", text="Insert a cannula", times=2)
    return course


@pytest.fixture
def done(bob, cannula, today) -> Performance:
    return performed(bob, cannula, today)


def words(page: str) -> str:
    """What stands on a page, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def performed(member: Member, course: Competence, day, note: str = "") -> Performance:
    """Somebody has done what a practice list asks."""
    asked = Practice.objects.get(competence=course)
    return practice.add(Done(practice=asked, done_on=day, note=note), by=member.actor, on=day)


def ask(leader: Member, member: Member, course: Competence, day, asked=GURO) -> LetIn:
    """A link for somebody outside to somebody's practice list."""
    told = {"person_id": member.person.pk, "competence_id": course.pk, "expires_on": days_ahead(30)}
    return actions.ask(asked, **told, by=leader.actor, on=day)


def arrive(made: LetIn, browser: Client | None = None) -> Client:
    """A browser in which the link has been opened."""
    browser = browser or Client()
    answer = browser.get(reverse("guest:arrival", args=[made.token]))
    assert (answer.status_code, answer.url) == (302, reverse("guest:welcome", args=[made.link.pk]))
    return browser


@pytest.fixture
def made(alice, bob, cannula, done, today) -> LetIn:
    """Guro's link."""
    return ask(alice, bob, cannula, today)


@pytest.fixture
def guro(made) -> Client:
    """Guro's browser."""
    return arrive(made)


@pytest.fixture
def at(made):
    """Addresses of Guro's pages: `at("practice")`."""

    def address(page: str) -> str:
        return reverse(f"guest:{page}", args=[made.link.pk])

    return address


@pytest.fixture
def hosted_outside(bob, alice, unit_a):
    """Bob has been with a host outside and told about it; and the link of who leads there."""
    return placements.hosted_outside(bob, alice, unit_a.pk)


@pytest.fixture
def gathered_outside(alice, unit_a):
    """A series with a member outside, its gathering, and a link for somebody from there."""
    return gatherings.with_a_guest(alice.actor, unit_a)


def reading(at: Occasion, alice: Member) -> Material:
    """A file to read, with a point of a gathering."""
    slot = agenda.add(at, "Welcome", 30, NOBODY, by=alice.actor).slot
    return agenda.add_file(slot, "", Upload("a.pdf", 5, io.BytesIO(b"%PDF-")), by=alice.actor)


def asked_at(series: Arena, at: Occasion, made: LetIn, privacy: str = Privacy.NOBODY) -> Wave:
    """Whoever came by a link has a place, and those who take part are asked something."""
    outside.come(at, by=factories.guest_of(made.link), at=NOON)
    return pulses.wave(pulses.form(series, privacy))


@pytest.fixture
def applying_outside(charlie, unit_elsewhere, today) -> LetIn:
    """The link of somebody outside who talks about coming."""
    offer = placements.offer(charlie, unit_elsewhere.pk)
    known = {"expires_on": days_ahead(30), "by": charlie.actor, "on": today, "at": NOON}
    return stays_outside.begin_here(offer, replace(GURO, email="tor@example.org"), "Welcome", **known)


@pytest.fixture
def writing_outside(bob, alice, unit_a, today) -> LetIn:
    """The link of who leads a host outside and has said yes to Bob."""
    stay = placements.sent(placements.there(bob, unit_a.pk), alice)
    asked = replace(GURO, email="una@example.org")
    made = stays_outside.invite(stay, asked, expires_on=days_ahead(30), by=alice.actor, on=today)
    stays.accept(stay, by=factories.guest_of(made.link), at=NOON)
    return made


@pytest.fixture
def of_outside(
    made, hosted_outside, gathered_outside, applying_outside, writing_outside, alice
) -> dict[str, list[int]]:
    """What stands in the addresses of pages for guests, and of those about them."""
    (there, siv), (series, at, gro) = hosted_outside, gathered_outside
    wave = asked_at(series, at, gro)
    of_stay = ("welcome", "stored", "arena", "agreement", "agreement_pdf")
    return {
        **{f"guest:{page}": [made.link.pk] for page in ("welcome", "stored", "practice")},
        **{f"guest:{page} stay": [siv.link.pk] for page in of_stay},
        "guest:apply here": [applying_outside.link.pk],
        "guest:terms there": [writing_outside.link.pk],
        "guest:arena series": [gro.link.pk],
        "guest:gathering": [gro.link.pk, at.pk],
        "guest:question": [gro.link.pk, wave.pk],
        "guest:material": [gro.link.pk, reading(at, alice).pk],
        "gatherings:outside": [series.pk],
        "claims:guest": [*keys(made.link.scope)],
        **{f"placements:{page} there": [there.pk] for page in ("outside", "story")},
    }
