"""Who reaches which page: written by hand, walked against the server.

A row is a page; a column somebody. 200: there it is. 404: as if it did not exist. → : sent to log in
(or, where one has a single unit, straight to it). Whoever adds a page adds its row, or the last test fails.
"""

import io
import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from stafett.files.models import ImportRun
from stafett.people.models import Employment
from stafett.plans.happenings import actions as happenings
from stafett.plans.happenings.actions import Told
from stafett.recipes import asking
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.rules import Who
from stafett.recipes.placement import workflow
from stafett.recipes.placement.visits import actions as visits
from stafett.records import actions as records
from stafett.records import evidence
from stafett.records.models import Evidence
from stafett.standings.preview import runs as preview
from stafett.standings.preview.asked import Retire
from tests import factories
from tests.factories import Member, arenas, courses, gatherings, matters, placements, pulses
from tests.web.guest import conftest as guests
from tests.web.guest.conftest import arrive

cannula, done, made = guests.cannula, guests.done, guests.made
hosted_outside, gathered_outside = guests.hosted_outside, guests.gathered_outside
of_outside, applying_outside, writing_outside = (
    guests.of_outside,
    guests.applying_outside,
    guests.writing_outside,
)

pytestmark = pytest.mark.django_db

GUESTS = ["guest", "siv", "gro", "tor", "una"]
WHO = ["nobody", "charlie", "bob", "alice", "gunnar", "hanne", "erik", "frida", "dana", *GUESTS]
"""Not logged in; a leader of another organisation; an employee; the leader of A; the deputy of A; the clinic's
professional lead; the trust's HR adviser, auditor and administrator; and by a link: who signs on the practice list of
the employee, who has been host of work shadowing, who takes part in gatherings, who may apply for a stay, and who leads
a host that has said yes."""

TABLE = """
page                       nobody charlie bob alice gunnar hanne erik frida dana guest siv gro tor una
home                       →      →       →   →     →      →     →    →     →    →     →   →   →   →
me:me                      →      200     200 200   200    200   200  200   200  →     →   →   →   →
week:week                  →      200     200 200   200    200   200  200   200  →     →   →   →   →
meet:meet                  →      200     200 200   200    200   200  200   200  →     →   →   →   →
me:told                    →      200     200 200   200    200   200  200   200  →     →   →   →   →
me:calendar                →      200     200 200   200    200   200  200   200  →     →   →   →   →
mail:undelivered           →      404     404 404   404    404   404  404   200  →     →   →   →   →
accounts:mine              →      200     200 200   200    200   200  200   200  →     →   →   →   →
accounts:password          →      200     200 200   200    200   200  200   200  →     →   →   →   →
units:mine                 →      →       404 →     →      →     →    →     404  →     →   →   →   →
units:detail A             →      404     404 200   200    200   200  200   404  →     →   →   →   →
units:detail B             →      404     404 404   404    200   200  200   404  →     →   →   →   →
units:detail root          →      404     404 404   404    404   200  200   404  →     →   →   →   →
units:matrix A             →      404     404 200   200    200   200  200   404  →     →   →   →   →
units:matrix B             →      404     404 404   404    200   200  200   404  →     →   →   →   →
units:way A                →      404     404 200   200    200   200  200   404  →     →   →   →   →
units:way B                →      404     404 404   404    200   200  200   404  →     →   →   →   →
people:detail Bob          →      404     200 200   200    200   200  200   404  →     →   →   →   →
people:detail Gunnar       →      404     404 404   200    200   200  200   404  →     →   →   →   →
people:detail Dana         →      404     404 404   404    404   200  200   200  →     →   →   →   →
claims:waiting             →      200     404 200   200    404   404  404   404  →     →   →   →   →
claims:signing             →      200     404 200   200    200   404  404   404  →     →   →   →   →
claims:detail              →      404     200 200   200    404   404  404   404  →     →   →   →   →
claims:progress            →      404     200 200   200    200   200  200   200  →     →   →   →   →
appointments:unit A        →      404     404 200   200    404   404  404   404  →     →   →   →   →
appointments:unit B        →      404     404 404   404    404   404  404   404  →     →   →   →   →
claims:new                 →      200     200 200   200    200   200  200   200  →     →   →   →   →
claims:mine                →      200     200 200   200    200   200  200   200  →     →   →   →   →
claims:register A          →      404     404 200   200    404   404  404   404  →     →   →   →   →
claims:register B          →      404     404 404   404    404   404  404   404  →     →   →   →   →
claims:guest               →      404     200 200   200    200   200  200   404  →     →   →   →   →
claims:evidence            →      404     200 200   200    404   404  404   404  →     →   →   →   →
imports:start              →      404     404 404   404    404   200  404   200  →     →   →   →   →
imports:reference          →      404     404 404   404    404   200  404   200  →     →   →   →   →
imports:detail             →      404     404 404   404    404   200  404   200  →     →   →   →   →
log:entries                →      404     404 404   404    404   200  200   200  →     →   →   →   →
log:installation           →      404     404 404   404    404   404  404   404  →     →   →   →   →
log:me                     →      200     200 200   200    200   200  200   200  →     →   →   →   →
log:person Bob             →      404     200 404   404    404   200  200   200  →     →   →   →   →
organisation:tree          →      200     404 200   200    200   200  200   404  →     →   →   →   →
organisation:tree A        →      404     404 200   200    200   200  200   404  →     →   →   →   →
organisation:tree B        →      404     404 404   404    200   200  200   404  →     →   →   →   →
organisation:export A csv  →      404     404 200   200    404   200  200   404  →     →   →   →   →
organisation:export A xlsx →      404     404 200   200    404   200  200   404  →     →   →   →   →
plans:list                 →      200     200 200   200    200   200  200   200  →     →   →   →   →
plans:detail               →      404     200 200   200    200   200  200   200  →     →   →   →   →
plans:compare              →      404     200 200   200    200   200  200   200  →     →   →   →   →
plans:training             →      404     200 200   200    200   200  200   200  →     →   →   →   →
plans:retire               →      404     →   →     →      200   200  →     →    →     →   →   →   →
drafts:list                →      200     200 200   200    200   200  200   200  →     →   →   →   →
drafts:new                 →      200     404 200   200    200   200  404   404  →     →   →   →   →
drafts:detail              →      404     404 200   200    200   200  404   404  →     →   →   →   →
drafts:about               →      404     404 200   200    200   200  404   404  →     →   →   →   →
drafts:add                 →      404     404 200   200    200   200  404   404  →     →   →   →   →
drafts:requirement         →      404     404 200   200    200   200  404   404  →     →   →   →   →
drafts:delete              →      404     404 200   200    200   200  404   404  →     →   →   →   →
drafts:publish             →      404     404 200   200    200   200  →     404  →     →   →   →   →
plans:export csv           →      404     404 200   200    404   200  200   404  →     →   →   →   →
assignments:list           →      404     404 200   200    200   200  404   404  →     →   →   →   →
assignments:new            →      404     404 200   200    200   200  404   404  →     →   →   →   →
assignments:end            →      404     404 200   200    200   200  404   404  →     →   →   →   →
assignments:preview        →      404     404 200   200    200   200  404   404  →     →   →   →   →
assignments:move A         →      404     404 404   404    404   200  404   200  →     →   →   →   →
assignments:move root      →      404     404 404   404    404   404  404   404  →     →   →   →   →
assignments:result         →      404     404 404   404    404   200  404   404  →     →   →   →   →
competences:list           →      200     200 200   200    200   200  200   200  →     →   →   →   →
competences:new            →      200     404 200   200    200   200  404   404  →     →   →   →   →
competences:change         →      404     404 →     →      →     200  404   404  →     →   →   →   →
competences:merge          →      404     404 →     →      →     200  404   404  →     →   →   →   →
competences:detail         →      404     200 200   200    200   200  200   200  →     →   →   →   →
competences:export csv     →      404     404 200   200    404   200  200   404  →     →   →   →   →
excuses:person Bob         →      404     200 200   200    200   200  200   404  →     →   →   →   →
excuses:person Gunnar      →      404     404 404   200    200   200  200   404  →     →   →   →   →
excuses:exempt Bob         →      404     →   200   200    →     200  →     404  →     →   →   →   →
excuses:exempt Gunnar      →      404     404 404   →      →     200  →     404  →     →   →   →   →
excuses:leave Bob          →      404     →   200   200    →     200  →     404  →     →   →   →   →
excuses:leave Gunnar       →      404     404 404   →      →     200  →     404  →     →   →   →   →
excuses:end_exemption      →      404     →   200   200    →     200  →     404  →     →   →   →   →
excuses:end_leave          →      404     →   200   200    →     200  →     404  →     →   →   →   →
happenings:list            →      200     404 200   200    200   200  404   404  →     →   →   →   →
happenings:new             →      404     404 200   200    200   200  404   404  →     →   →   →   →
happenings:detail          →      404     200 200   200    200   200  200   200  →     →   →   →   →
gatherings:list            →      200     200 200   200    200   200  200   200  →     →   →   →   →
gatherings:new             →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:detail          →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:members         →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:meeting         →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:month           →      404     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:gathering       →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:people          →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:agenda          →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:baton           →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:minutes         →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:attendance      →      404     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:proposals       →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:material        →      200     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:plan            →      404     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:outside         →      404     404 200   200    404   404  404   404  →     →   →   →   →
gatherings:time            →      404     404 200   200    404   404  404   404  →     →   →   →   →
matters:mine               →      200     200 200   200    200   200  200   200  →     →   →   →   →
matters:new                →      200     200 200   200    200   200  200   200  →     →   →   →   →
matters:unit A             →      404     200 200   200    200   200  200   200  →     →   →   →   →
matters:detail shared      →      404     200 200   200    200   200  200   200  →     →   →   →   →
matters:detail private     →      404     200 200   200    404   404  404   404  →     →   →   →   →
matters:pass_on shared     →      404     →   200   200    →     →    →     →    →     →   →   →   →
matters:merge shared       →      404     →   200   200    →     →    →     →    →     →   →   →   →
placements:list            →      200     200 200   200    200   200  200   200  →     →   →   →   →
placements:new             →      200     404 200   200    404   404  404   404  →     →   →   →   →
placements:balance         →      200     404 200   200    200   200  200   404  →     →   →   →   →
placements:offer           →      200     200 200   200    200   200  200   200  →     →   →   →   →
placements:change          →      200     404 404   404    404   404  404   404  →     →   →   →   →
placements:team            →      200     404 404   404    404   404  404   404  →     →   →   →   →
placements:there           →      200     200 200   200    200   200  200   200  →     →   →   →   →
placements:here            →      200     404 404   404    404   404  404   404  →     →   →   →   →
placements:outside there   →      404     404 200   200    404   404  404   404  →     →   →   →   →
placements:stories         →      200     200 200   200    200   200  200   200  →     →   →   →   →
placements:story there     →      404     200 200   200    200   200  200   200  →     →   →   →   →
placements:stay            →      200     200 200   200    404   404  404   404  →     →   →   →   →
placements:apply           →      404     200 200   200    404   404  404   404  →     →   →   →   →
placements:agreement       →      200     200 200   200    404   404  404   404  →     →   →   →   →
placements:terms           →      200     200 200   200    404   404  404   404  →     →   →   →   →
placements:pdf             →      200     200 200   200    404   404  404   404  →     →   →   →   →
pulses:asked               →      200     200 200   200    200   200  200   200  →     →   →   →   →
pulses:answer wave         →      404     200 200   200    404   404  404   404  →     →   →   →   →
pulses:results wave        →      404     200 200   200    404   404  404   404  →     →   →   →   →
pulses:export over csv     →      404     200 200   200    404   404  404   404  →     →   →   →   →
pulses:kept                →      404     404 200   200    404   404  404   404  →     →   →   →   →
pulses:new                 →      404     404 200   200    404   404  404   404  →     →   →   →   →
pulses:pulse               →      404     404 200   200    404   404  404   404  →     →   →   →   →
pulses:change              →      404     404 200   200    404   404  404   404  →     →   →   →   →
meet:meet                  →      200     200 200   200    200   200  200   200  →     →   →   →   →
courses:list               →      200     200 200   200    200   200  200   200  →     →   →   →   →
courses:new                →      200     404 200   200    200   200  404   404  →     →   →   →   →
courses:code               →      200     200 200   200    200   200  200   200  →     →   →   →   →
courses:detail             →      404     200 200   200    200   200  200   200  →     →   →   →   →
courses:change             →      404     404 404   404    200   200  404   404  →     →   →   →   →
courses:plan               →      404     404 404   404    200   200  404   404  →     →   →   →   →
courses:session            →      404     200 200   200    200   200  200   200  →     →   →   →   →
courses:change_session     →      404     404 404   404    200   200  404   404  →     →   →   →   →
courses:sign_up            →      404     404 200   200    200   200  404   404  →     →   →   →   →
courses:attendance         →      404     404 404   404    200   200  404   404  →     →   →   →   →
search:results             →      200     200 200   200    200   200  200   200  →     →   →   →   →
roles:table                →      200     200 200   200    200   200  200   200  →     →   →   →   →
guest:welcome              404    404     404 404   404    404   404  404   404  200   404 404 404 404
guest:stored               404    404     404 404   404    404   404  404   404  200   404 404 404 404
guest:practice             404    404     404 404   404    404   404  404   404  200   404 404 404 404
guest:welcome stay         404    404     404 404   404    404   404  404   404  404   200 404 404 404
guest:stored stay          404    404     404 404   404    404   404  404   404  404   200 404 404 404
guest:arena stay           404    404     404 404   404    404   404  404   404  404   200 404 404 404
guest:agreement stay       404    404     404 404   404    404   404  404   404  404   200 404 404 404
guest:agreement_pdf stay   404    404     404 404   404    404   404  404   404  404   200 404 404 404
guest:terms there          404    404     404 404   404    404   404  404   404  404   404 404 404 200
guest:apply here           404    404     404 404   404    404   404  404   404  404   404 404 200 404
guest:arena series         404    404     404 404   404    404   404  404   404  404   404 200 404 404
guest:gathering            404    404     404 404   404    404   404  404   404  404   404 200 404 404
guest:question             404    404     404 404   404    404   404  404   404  404   404 200 404 404
guest:material             404    404     404 404   404    404   404  404   404  404   404 200 404 404
"""

OPEN_TO_ALL = {
    "guest:arrival", "guest:gone", "matters:answer",
    "accessibility", "accounts:invitation", "accounts:language", "accounts:login", "alive", "help", "ready",
    "calendars:feed", "mail:stop",
}  # fmt: skip
POSTS_ONLY = {
    "accounts:logout", "accounts:organisation", "accounts:untie", "claims:undo", "drafts:next", "guest:leave",
}  # fmt: skip
FOR_OPERATORS = {"accounts:start"}
"""Pages with tests of their own under tests/web: without log-in, by POST alone, for the installation."""


def rows() -> Iterator[tuple[str, list[str]]]:
    for line in TABLE.strip().splitlines()[1:]:
        words = line.split()
        yield " ".join(words[: -len(WHO)]), words[-len(WHO) :]


@pytest.fixture
def place(
    trust, clinic, unit_a, unit_b, unit_elsewhere, alice, bob, charlie, gunnar, dana, erik, today, of_outside
) -> Callable[[str], str]:
    """The address of a page of the table."""
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody", owner_unit=clinic)
    factories.requirement(plan, course)
    factories.assignment(plan, clinic, subunits=True)
    asked = preview.start(Retire(plan_id=plan.pk, retired_on=today), by=erik.actor, on=today)
    shown = records.Shown(competence_id=course.pk, achieved_on=today, unit_id=unit_a.pk)
    upload = evidence.Upload("proof.pdf", 5, io.BytesIO(b"%PDF-"))
    claim = records.claim(shown, by=bob.actor, on=today, files=[upload])
    run = ImportRun.objects.create(organisation=trust, by=erik.identity, folder="none", state="ready")
    several = {"assignments:end": [plan.pk, factories.assignment(plan, unit_a).pk]}
    things = {
        "A": unit_a.pk, "B": unit_b.pk, "root": factories.root_of(trust).pk, "Bob": bob.person.pk,
        "Gunnar": gunnar.person.pk, "Dana": dana.person.pk, "csv": "csv", "xlsx": "xlsx", **raised(unit_a, bob),
    }  # fmt: skip
    held = courses.course(erik.actor, clinic, course)
    day = courses.session(held, erik.actor)
    draft = factories.draft(unit_a, factories.asked(course)).plan_id
    review = factories.draft(unit_a, factories.asked(course), state="review").plan_id
    alone = {
        **{f"plans:{page}": plan.pk for page in ("compare", "training", "retire")},
        **{f"drafts:{page}": draft for page in ("detail", "about", "add", "requirement", "delete")},
        "drafts:publish": review, "claims:evidence": Evidence.objects.get().pk, "claims:detail": claim.pk,
        "claims:progress": course.pk, "imports:detail": run.pk, "plans:detail": plan.pk,
        "plans:export": plan.pk, "competences:detail": course.pk, "competences:export": course.pk,
        "competences:change": course.pk, "competences:merge": course.pk, "happenings:new": course.pk,
        **{f"courses:{page}": held.pk for page in ("detail", "change", "plan")},
        **{f"courses:{page}": day.pk for page in ("session", "change_session", "sign_up", "attendance")},
        "excuses:end_exemption": factories.exemption(bob.person, plan).pk,
        "excuses:end_leave": factories.leave(bob.person, starts_on=today).pk,
        **gathered(alice, unit_a, Who(unit_elsewhere.pk)), **shadowed(bob, alice, charlie, unit_a),
        "happenings:detail": happened(course, bob, unit_a, erik, today).pk,
        **{f"assignments:{page}": plan.pk for page in ("list", "new", "preview")}, "assignments:result": asked.pk,
    }  # fmt: skip

    def address(page: str) -> str:
        name, *rest = page.split()
        if page in of_outside:
            return reverse(name, args=of_outside[page])
        given = several.get(name) or ([alone[name]] if name in alone else [])
        return reverse(name, args=[*given, *(things[word] for word in rest)])

    return address


def gathered(alice: Member, unit_a, theirs: Who) -> dict[str, int]:
    """The pages of a series that section A keeps and Home care, which Charlie leads, takes part in."""
    series = gatherings.with_others(alice.actor, unit_a, theirs)
    at = gatherings.gathering(series, alice.actor)
    slot = agenda.add(at, "Welcome", 30, theirs, by=alice.actor).slot
    file = agenda.add_file(slot, "", evidence.Upload("a.pdf", 5, io.BytesIO(b"%PDF-")), by=alice.actor)
    planned = pulses.planned(pulses.turn("Before", factories.days_ahead(1)))
    pulse = asking.begin(series, planned, by=alice.actor, on=factories.TODAY)
    of_one = ("gathering", "people", "agenda", "baton", "minutes", "proposals", "time", "attendance")
    return {
        **{f"gatherings:{page}": series.pk for page in ("detail", "members", "meeting", "plan")},
        **{f"gatherings:{page}": at.pk for page in of_one},
        **{"gatherings:material": file.pk, "pulses:kept": series.pk, "pulses:new": series.pk},
        **{"pulses:pulse": pulse.pk, "pulses:change": pulse.pk},
        "gatherings:month": gatherings.met(at, Who(unit_a.pk), alice.actor).pk,
    }


def shadowed(bob: Member, alice: Member, charlie: Member, unit_a) -> dict[str, int]:
    """Bob has agreed to go to Charlie's unit, and asks about going there again."""
    host = Employment.objects.open().get(person=charlie.person).unit_id
    offer = placements.offer(charlie, host)
    asked, agreed = (placements.asked(offer, bob, unit_a.pk) for _ in range(2))
    placements.agreed(agreed, {workflow.Who.GUEST: bob, workflow.Who.HOME: alice, workflow.Who.HOST: charlie})
    planned = visits.Planned(title="A night", day=placements.FIRST)
    visits.plan(agreed, planned, by=charlie.actor, on=factories.TODAY)
    pages = {f"placements:{page}": agreed.pk for page in ("stay", "agreement", "terms", "pdf")}
    about = {f"placements:{page}": offer.pk for page in ("offer", "change", "here")}
    return pages | about | {"placements:apply": asked.pk, "placements:team": host}


def happened(course, bob: Member, unit_a, erik: Member, today):
    """Something that whoever holds the course must know."""
    factories.achievement(bob.person, course)
    told = Told(title="It changed", text="So", deadline=today, unit_ids=frozenset({unit_a.pk}), once="1")
    return happenings.send(course.details.get(), told, by=erik.actor, on=today)[0]


def raised(unit_a, bob: Member) -> dict[str, int]:
    """Two things Bob raised, something he is asked, and something he answered."""
    arena = arenas.arena(unit_a)
    arenas.seat(arenas.pool(arena), bob.person)
    over = pulses.wave(pulses.form(arena, "open"), factories.days_ago(30))
    pulses.answered(over, bob, on=factories.days_ago(30))
    return {
        "shared": matters.matter(bob, unit_a).pk,
        "private": matters.matter(bob, unit_a, breadth="us").pk,
        "wave": pulses.wave(pulses.form(arena)).pk,
        "over": over.pk,
    }


@pytest.mark.parametrize("who", WHO)
def test_everybody_reaches_the_pages_of_their_column(who: str, place, client, client_of, request) -> None:
    browser = browser_of(who, client, client_of, request)
    said = {page: answers[WHO.index(who)] for page, answers in rows()}

    assert {page: answer(browser, place(page)) for page in said} == said


LINKS = dict(
    zip(
        GUESTS,
        ["made", "hosted_outside", "gathered_outside", "applying_outside", "writing_outside"],
        strict=True,
    )
)


def browser_of(who: str, client: Client, client_of, request) -> Client:
    """A browser of somebody of the table."""
    if who in LINKS:
        found = request.getfixturevalue(LINKS[who])
        return arrive(found[-1] if who in ("siv", "gro") else found)
    return client if who == "nobody" else client_of(request.getfixturevalue(who))


def answer(browser: Client, address: str) -> str:
    """How the server answers, in the words of the table."""
    response = browser.get(address)
    if response.streaming:
        list(response.streaming_content)
    return "→" if response.status_code == 302 else str(response.status_code)


@pytest.mark.parametrize(
    "page", [page for page, _answers in rows() if not page.startswith(("search", "log:inst", "guest"))]
)
def test_nobody_is_sent_anywhere_but_to_the_log_in(page: str, place, client) -> None:
    assert client.get(place(page)).url == f"{reverse('accounts:login')}?next={place(page)}"


@pytest.mark.parametrize("who", ["alice", "frida", *GUESTS])
def test_a_page_begins_with_the_heading_that_names_it(who: str, place, client, client_of, request) -> None:
    browser = browser_of(who, client, client_of, request)
    here = [page for page, said in rows() if said[WHO.index(who)] == "200" and not is_file(page)]
    answers = {page: browser.get(place(page)) for page in here}

    first = {page: re.search(r"<h(\d)", answer.text)[1] for page, answer in answers.items()}
    assert {page: level for page, level in first.items() if level != "1"} == {}


FILES = {"claims:evidence", "gatherings:material", "placements:pdf", "guest:agreement_pdf", "guest:material"}


def is_file(page: str) -> bool:
    return "export" in page or page.split()[0] in FILES


def test_every_page_has_its_row() -> None:
    in_table = {page.split()[0] for page, _answers in rows()}

    assert set(names(get_resolver().url_patterns)) == in_table | OPEN_TO_ALL | POSTS_ONLY | FOR_OPERATORS


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"
