"""Whatever anybody types into any address or parameter: never an error of ours, and nothing changes.

The table is generated: every page × every parameter pages read × every value somebody hostile may send. Forms are
sent to in `test_hostile_forms`, and what stands in the addresses of those that ask in `test_hostile_queries`.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from stafett.audit.models import Entry
from stafett.files.models import ImportRun
from stafett.matters.models import MatterState, Slip
from stafett.people.models import GuestLink, Identity, Leave
from stafett.plans.happenings import actions as happenings
from stafett.plans.happenings.actions import Told
from stafett.plans.models import Draft, Exemption, PlanVersion
from stafett.pulses.models import Sealed, Wave
from stafett.records.models import Achievement, Evidence, Practice
from stafett.standings.preview import runs as preview
from stafett.standings.preview.asked import Retire
from tests import factories
from tests.factories import Member, arenas, matters, pulses
from tests.factories.audit import record

pytestmark = pytest.mark.django_db

HOSTILE = [
    "", "\0", "\ud800", "\u202e\u200b\ufeff", "e\u0301" * 200, "<script>alert(1)</script>", "'\";--", "%00%ff",
    "//evil.test", "0", "-1", "1e9", "9" * 18, "9" * 19, "9" * 5000, "١٢", "²", "nan", "None", "[]", "{{7*7}}",
    "a" * 60_000, "red", "1",
]  # fmt: skip
DAYS = ["0001-01-01", "1900-01-01", "1901-01-02", "2024-02-30", "2199-12-31", "9999-12-31"]
PARAMETERS = [
    "name", "validity", "months", "into",
    "on", "page", "unit", "q", "colour", "by", "all", "choose", "competence", "person", "level", "before", "show",
    "next", "from", "requirement", "key", "before", "after", "about", "who", "positions", "subunits",
    "group",
]  # fmt: skip
NAMED = {
    "units:detail": "unit", "units:matrix": "unit", "people:detail": "person", "claims:register": "unit",
    "imports:detail": "run", "log:person": "person", "organisation:tree": "unit", "plans:detail": "plan",
    "competences:detail": "competence", "competences:change": "competence", "competences:merge": "competence",
    "claims:evidence": "evidence", "excuses:person": "person", "excuses:exempt": "person",
    "excuses:leave": "person", "excuses:end_exemption": "exemption", "excuses:end_leave": "leave",
    "happenings:new": "competence", "happenings:detail": "happening",
    "units:way": "unit", "claims:detail": "claim", "claims:progress": "competence",
    "appointments:unit": "unit",
    "plans:compare": "plan",
    "plans:training": "plan", "plans:retire": "plan", "drafts:detail": "draft", "drafts:about": "draft",
    "drafts:add": "draft", "drafts:requirement": "draft", "drafts:publish": "draft", "drafts:delete": "draft",
    "assignments:list": "plan", "assignments:new": "plan", "assignments:preview": "plan",
    "assignments:result": "preview",
    "matters:unit": "unit", "matters:detail": "matter", "matters:pass_on": "matter", "matters:merge": "matter",
    "pulses:answer": "wave", "pulses:results": "wave",
}  # fmt: skip
PLAIN = [
    "home", "me:me", "week:week", "units:mine", "claims:waiting", "claims:signing", "claims:new", "claims:mine",
    "imports:start", "log:entries",
    "log:installation", "log:me", "organisation:tree", "plans:list", "competences:list", "competences:new",
    "search:results", "happenings:list", "drafts:list", "drafts:new",
    "me:told", "me:calendar", "mail:undelivered",
    "matters:mine", "matters:new", "matters:answer", "pulses:asked",
    "roles:table", "accounts:mine", "accounts:login", "accounts:start", "accounts:password",
]  # fmt: skip
IN_TURN = 6
"""Each page takes every sixth value, beginning with another one than the page before: together they try all."""


def pages(keys: dict[str, int]) -> Iterator[str]:
    yield from map(reverse, PLAIN)
    for name, key in NAMED.items():
        yield reverse(name, args=[keys[key]])
    yield reverse("claims:guest", args=[keys["person"], keys["competence"]])
    yield reverse("plans:export", args=[keys["plan"], "xlsx"])
    yield reverse("pulses:export", args=[keys["wave"], "csv"])
    yield reverse("competences:export", args=[keys["competence"], "csv"])
    yield reverse("organisation:export", args=[keys["unit"], "xlsx"])


@pytest.fixture
def everybody(trust, root, unit_a) -> Member:
    """Somebody who holds every role, so that no page is closed to them."""
    made = factories.member(unit_a, "Mona Makt", role_code="leader", over=root)
    for code in ("hr_adviser", "administrator", "auditor"):
        factories.role(made.person, code, root)
    Identity.objects.filter(pk=made.identity.pk).update(is_operator=True)
    return made


@pytest.fixture
def keys(trust, root, unit_a, everybody, bob: Member, today) -> dict[str, int]:
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody")
    factories.requirement(plan, course, due_days=30)
    assignment = factories.assignment(plan, root, subunits=True)
    asked = preview.start(Retire(plan_id=plan.pk, retired_on=today), by=everybody.actor, on=today)
    claim = factories.claim(bob.person, course)
    proof = Evidence.objects.create(
        organisation=trust, achievement_key=claim.key, person=bob.person, name="a.pdf", content_type="application/pdf",
        size=1, stored_as="none", added_by=bob.identity, opened=1,
    )  # fmt: skip
    record(Practice, organisation=trust, competence=course, key="p1", text="Insert a cannula")
    factories.achievement(bob.person, course)
    told = Told(title="It changed", text="So", deadline=today, unit_ids=frozenset({unit_a.pk}), once="1")
    run = ImportRun.objects.create(organisation=trust, by=everybody.identity, folder="none", state="ready")
    return {
        "unit": root.pk, "person": bob.person.pk, "plan": plan.pk, "competence": course.pk, "run": run.pk,
        "draft": factories.draft(unit_a, factories.asked(course), plan=plan, version=2).plan_id,
        "evidence": proof.pk, "claim": claim.pk, "exemption": factories.exemption(bob.person, plan).pk,
        "leave": factories.leave(bob.person, starts_on=today).pk,
        "happening": happenings.send(course.details.get(), told, by=everybody.actor, on=today)[0].pk,
        "assignment": assignment.pk, "preview": asked.pk, "below": unit_a.pk,
        "matter": matters.matter(bob, unit_a).pk,
        "wave": waved(unit_a, everybody).pk,
    }  # fmt: skip


def waved(unit, asked: Member) -> Wave:
    """Something somebody is asked."""
    arena = arenas.arena(unit)
    arenas.seat(arenas.pool(arena), asked.person)
    return pulses.wave(pulses.form(arena))


def state() -> tuple[int, list[tuple[int, int | None]], list[str]]:
    """What nothing hostile may change."""
    facts = [
        row
        for kind in (Achievement, Exemption, GuestLink, Leave, MatterState, PlanVersion, Draft, Sealed, Slip)
        for row in kind.objects.order_by("pk").values_list(
            "pk", "closed" if hasattr(kind, "closed") else "pk"
        )
    ]
    return (
        Entry.objects.exclude(verb="log_in.failed").count(),
        facts,
        list(ImportRun.objects.values_list("state", flat=True)),
    )


def errors(answers: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    return {asked: status for asked, status in answers.items() if status >= 500}


def sent(value: str, *names: str) -> dict[str, list[bytes]]:
    """The value under every name, as a browser would never send it. In a list: of bytes alone the test client
    makes a field for each byte."""
    return {name: [value.encode("utf-8", "surrogatepass")] for name in names}


def test_no_parameter_of_any_page_is_an_error_of_ours(client_of, everybody, keys) -> None:
    client, before = client_of(everybody), state()

    answers = {
        (page, value[:40]): client.get(page, sent(value, *PARAMETERS)).status_code
        for number, page in enumerate(pages(keys))
        for value in HOSTILE[number % IN_TURN :: IN_TURN]
    }

    assert (errors(answers), state()) == ({}, before)


def test_no_day_asked_for_is_an_error_of_ours(client_of, everybody, keys) -> None:
    client = client_of(everybody)

    answers = {
        (page, day): client.get(page, {"on": day}).status_code
        for number, page in enumerate(pages(keys))
        for day in (DAYS if "log" in page else DAYS[number % 3 :: 3])
    }

    assert errors(answers) == {}


def test_nothing_in_the_addresses_of_guests_is_an_error_of_ours(keys, everybody) -> None:
    made = factories.let_in(f"practice:{keys['person']}:{keys['competence']}", by=everybody)
    browser, before = Client(), state()
    browser.get(reverse("guest:arrival", args=[made.token]))
    pages = [reverse(f"guest:{page}", args=[made.link.pk]) for page in ("welcome", "stored", "practice")]
    looked = {browser.get(page, sent(value, *PARAMETERS)).status_code for page in pages for value in HOSTILE}
    links = ["/guest/" + quote(value, errors="surrogatepass") + "/" for value in HOSTILE]
    tried = {Client().get(link).status_code for link in links}
    cache.clear()  # of how often links that are none were tried

    assert (looked, tried <= {302, 404, 429}, state()) == ({200}, True, before)


@pytest.mark.parametrize("key", ["0", str(10**18 - 1), str(2**63 - 1), str(2**63), "9" * 400, "9" * 5000])
def test_no_key_in_an_address_is_too_large_for_us(client_of, everybody, key: str) -> None:
    client = client_of(everybody)
    places = [reverse(name, args=[7654321]).replace("7654321", key) for name in NAMED]
    untie = reverse("accounts:untie", args=[7654321]).replace("7654321", key)

    assert {client.get(place).status_code for place in places} == {404}
    assert client.post(untie).status_code == 404


def test_no_cookie_or_header_is_an_error_of_ours(client, db) -> None:
    for cookie in (
        'sessionid="\\000aaaaaaaaaaaa"',
        "sessionid=" + "a" * 3000,
        "csrftoken=x; django_language=../../etc",
    ):
        assert client.get(reverse("accounts:login"), headers={"Cookie": cookie}).status_code == 200
    assert (
        client.get(reverse("accounts:login"), headers={"Accept-Language": "a;q=" * 5000}).status_code == 200
    )
    assert client.get(reverse("accounts:login"), headers={"Host": "evil.test"}).status_code == 400
