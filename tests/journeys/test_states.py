"""Every page, in every state it can be in: accessible, valid, and never wider than the screen.

The pages are those of the table in tests/web/test_access_table.py; who adds a page there adds it here too.
"""

import pytest

from stafett.demo import actions as demo
from stafett.demo.organisations import VAAGSUND
from stafett.files import runs
from stafett.files.models import ImportRun, RunState
from stafett.lib import clock
from stafett.people import actions as people
from stafett.people.actor import command_line
from stafett.people.models import RoleCode
from stafett.plans.models import Plan
from stafett.records.self_assessment import actions as self_assessment
from tests import factories
from tests.factories import Member
from tests.journeys import states
from tests.journeys.axe import assert_accessible
from tests.journeys.conftest import PHONE
from tests.journeys.test_imports import CSV, FAULTY, as_folder
from tests.journeys.ward import ward
from tests.web import test_access_table as access

place, examine = access.place, states.examine
cannula, done, made = access.cannula, access.done, access.made
hosted_outside, gathered_outside = access.hosted_outside, access.gathered_outside
applying_outside, writing_outside = access.applying_outside, access.writing_outside
of_outside = access.of_outside

OFTENEST = {
    "hanne": ["assignments:list", "assignments:new", "assignments:end", "assignments:preview"],
    "bob": ["me:me", "week:week", "me:told", "me:calendar",
            "accounts:mine", "accounts:password", "claims:new", "claims:mine", "claims:progress", "log:me",
            "log:person Bob", "plans:list", "plans:detail", "competences:list", "competences:detail",
            "search:results", "roles:table", "excuses:person Bob", "happenings:detail",
            "plans:compare", "plans:training", "meet:meet", "courses:list", "courses:detail", "courses:session",
            "courses:code", "placements:list", "placements:offer", "placements:stay",
            "placements:apply", "placements:agreement", "placements:terms", "placements:there",
            "placements:stories", "placements:story there",
            "matters:mine", "matters:new", "matters:detail private", "pulses:asked", "pulses:answer wave"],
    "charlie": ["placements:new", "placements:here", "placements:change", "placements:team", "placements:balance"],
    "alice": ["units:detail A", "units:matrix A", "units:way A", "people:detail Bob", "claims:waiting",
              "claims:signing", "claims:detail", "appointments:unit A",
              "claims:register A", "claims:guest", "organisation:tree A", "plans:detail", "competences:detail",
              "excuses:person Bob", "excuses:exempt Bob", "excuses:leave Bob", "excuses:end_exemption",
              "excuses:end_leave", "happenings:list", "happenings:new", "happenings:detail",
              "drafts:list", "drafts:new", "drafts:detail", "drafts:about", "drafts:add", "drafts:requirement",
              "drafts:publish", "drafts:delete", "courses:session", "courses:sign_up", "gatherings:list",
              "gatherings:new", "gatherings:detail", "gatherings:members", "gatherings:meeting", "gatherings:plan",
              "gatherings:gathering", "gatherings:outside", "placements:outside there",
              "gatherings:time", "gatherings:people", "gatherings:agenda", "gatherings:month", "matters:unit A",
              "gatherings:baton", "gatherings:minutes", "gatherings:proposals", "gatherings:attendance",
              "matters:detail shared", "matters:pass_on shared", "matters:merge shared", "pulses:results wave",
              "pulses:kept", "pulses:new", "pulses:pulse", "pulses:change"],
    "gunnar": ["people:detail Gunnar", "excuses:person Gunnar"],
    "erik": ["organisation:tree", "organisation:tree B", "units:detail root", "units:detail B",
             "units:matrix B", "competences:new", "competences:change", "competences:merge",
             "imports:start", "imports:reference", "imports:detail", "log:entries",
             "excuses:exempt Gunnar", "excuses:leave Gunnar", "plans:retire",
             "assignments:result", "assignments:move A", "courses:new", "courses:change", "courses:plan",
             "courses:session", "courses:change_session", "courses:attendance"],
    "dana": ["people:detail Dana", "log:person Bob", "roles:table", "log:entries", "mail:undelivered"],
}  # fmt: skip
"""Each page as those see it who have most to do with it."""

NO_PAGE = {
    "home",
    "assignments:move root",
    "units:mine",
    "claims:evidence",
    "gatherings:material",
    "claims:register B",
    "appointments:unit B",
    "units:way B",
    "log:installation",
    "guest:welcome",
    "guest:stored",
    "guest:practice",
    "guest:material",
    "placements:pdf",
    *(f"guest:{page} stay" for page in ("welcome", "stored", "arena", "agreement", "agreement_pdf")),
    "guest:terms there",
    "guest:apply here",
    "guest:arena series",
    "guest:gathering",
    "guest:question",
}
"""What sends one on, is a file, or is for others than these: the operator's pages are below, guests' in test_guests
and test_outside."""


def test_every_page_is_looked_at() -> None:
    listed = {page for pages in OFTENEST.values() for page in pages}
    asked = {page for page, _answers in access.rows() if "export" not in page}

    assert listed == asked - NO_PAGE


@pytest.mark.parametrize("who", OFTENEST)
def test_every_page_with_something_on_it(who, place, examine, request) -> None:
    addresses = {page: place(page) for page in OFTENEST[who]}
    examiner = examine(request.getfixturevalue(who))

    for address in addresses.values():
        examiner.visit(address)

    assert examine.faults == ""


def test_the_pages_of_a_full_ward(examine, db) -> None:
    granli = ward()
    leader, nurse, adviser = examine(granli.leader), examine(granli.nurse), examine(granli.adviser)
    unit, plan = granli.unit.pk, Plan.objects.order_by("pk").last().pk
    for address in (
        f"/units/{unit}/",
        f"/units/{unit}/?on=2026-09-13",
        f"/units/{unit}/way/",
        f"/units/{unit}/matrix/",
        f"/units/{unit}/matrix/?all=1",
        f"/people/{granli.nurse.person.pk}/",
        f"/claims/?unit={unit}&choose=all",
        f"/claims/register/{unit}/?competence={granli.courses[0].pk}&person={granli.nurse.person.pk}",
        f"/competences/{granli.courses[4].pk}/",
        f"/plans/{plan}/?unit={unit}",
        "/search/?q=si",
    ):
        leader.visit(address)
    for address in ("/me/", "/me/?on=2026-09-13", "/claims/mine/"):
        nurse.visit(address)
    for address in (
        "/organisation/",
        "/organisation/?all=1",
        "/organisation/?by=plan",
        "/organisation/?by=month",
        "/plans/",
        "/log/",
    ):
        adviser.visit(address)

    assert examine.faults == ""


def test_a_leaders_pages_with_all_there_is_beside_what_is_asked(
    examine, trust, fire, alice, bob, unit_a, today
) -> None:
    pump = factories.competence(trust, "Infusion pump")
    factories.way(fire, "Fire, on the web", kind="e_learning", address="https://example.org/fire")
    factories.way(fire, "The procedure", kind="procedure", document_version="4")
    factories.practice(fire, "Find the hose")
    claims = [factories.claim(bob.person, one) for one in (pump, fire)]
    for one in (pump, fire):
        self_assessment.say(one.pk, 3, by=bob.actor, on=today)
    factories.role(
        bob.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person, ends_on=factories.days_ahead(30)
    )
    leader = examine(alice)
    for address in (
        f"/units/{unit_a.pk}/way/",
        f"/claims/{claims[0].pk}/?unit={unit_a.pk}",
        f"/claims/?unit={unit_a.pk}",
        f"/people/{bob.person.pk}/",
    ):
        leader.visit(address)
    examine(bob).visit(f"/stand-ins/{unit_a.pk}/")

    assert examine.faults == ""


def test_pages_with_nothing_on_them(examine, alice, erik) -> None:
    leader, adviser = examine(alice), examine(erik)
    for address in ("/me/", "/units/", "/claims/", "/claims/mine/", "/log/me/", "/search/", "/search/?q=xyz"):
        leader.visit(address)
    leader.visit("/units/?on=1950-01-01")
    for address in ("/import/", "/plans/", "/plans/?q=xyz", "/competences/", "/organisation/?by=plan"):
        adviser.visit(address)
    adviser.visit("/log/?q=xyz")
    adviser.visit("/nowhere/", status=404)

    assert examine.faults == ""


def test_the_matrix_with_nothing_on_it(examine, alice, unit_a) -> None:
    examine(alice).visit(f"/units/{unit_a.pk}/matrix/")

    assert examine.faults == ""


def test_pages_after_an_error(examine, fire, alice, bob, erik, unit_a) -> None:
    factories.claim(bob.person, fire)
    employee, leader, adviser = examine(bob), examine(alice), examine(erik)
    for examiner, address in (
        (employee, "/claims/new/"),
        (employee, "/my-login/password/"),
        (leader, f"/claims/register/{unit_a.pk}/"),
        (leader, "/claims/"),
    ):
        examiner.page.goto(address)
        examiner.page.locator("main form[method=post] button").first.click()
        examiner.look(f"{address} sent empty")
    leader.page.locator("main input[type=checkbox]").check()
    leader.page.locator("main details > summary").click()
    leader.page.locator("button[value=return]").click()
    leader.look("/claims/ returned without words")
    adviser.page.goto("/import/")
    adviser.page.locator("#files").set_input_files([{"name": "x.txt", "mimeType": CSV, "buffer": b"x"}])
    adviser.page.locator("main form button").click()
    adviser.look("/import/ with no fact file")

    assert examine.faults == ""


def test_what_is_returned_revoked_and_taken_back(examine, fire, alice, bob) -> None:
    factories.correct(
        factories.claim(bob.person, fire), refused_on=factories.TODAY, grounds="Why", decided_by="Alice Aas"
    )
    factories.achievement(bob.person, fire, achieved_on=factories.days_ago(400), revoked_on=factories.TODAY)
    employee = examine(bob)

    employee.visit("/me/")
    employee.visit("/claims/mine/")
    employee.page.locator("a[href*='level=']").first.click()
    employee.look("sent again")

    assert examine.faults == ""


def test_an_import_in_each_of_its_states(examine, fire, unit_a, erik, trust) -> None:
    examiner = examine(erik)
    examiner.page.goto("/import/")
    examiner.page.locator("#files").set_input_files(as_folder(FAULTY))
    examiner.page.locator("main form button").click()
    examiner.look("refused")
    for state in (
        RunState.READING,
        RunState.TAKING,
        RunState.READY,
        RunState.TAKEN,
        RunState.FAILED,
        RunState.DROPPED,
    ):
        report = {"counts": [{"file": "people.csv", "new": 1, "changed": 2, "withdrawn": 3, "unchanged": 4}],
                  "notes": ["notes.txt was passed over"], "why": "It stopped."}  # fmt: skip
        run = ImportRun.objects.create(
            organisation=trust, by=erik.identity, folder=state, state=state, report=report
        )
        runs.folder(run).mkdir(parents=True)
        examiner.visit(f"/import/{run.pk}/")
    examiner.visit("/import/")

    assert examine.faults == ""


def test_pages_after_a_part_was_swapped(examine, fire, alice, bob, erik) -> None:
    leader, adviser = examine(alice), examine(erik)
    plan, course = "/plans/", f"/competences/{fire.pk}/"
    for examiner, address, press in (
        (adviser, "/organisation/", ".days li:nth-child(2) a"),
        (adviser, "/organisation/", ".tabs li:nth-child(2) a"),
        (leader, "/units/", ".days li:nth-child(3) a"),
        (leader, course, ".days li:nth-child(2) a"),
    ):
        examiner.page.goto(address)
        with examiner.page.expect_response(lambda response: "on=" in response.url or "by=" in response.url):
            examiner.page.locator(press).click()
        examiner.page.wait_for_load_state("networkidle")
        examiner.look(f"{address} after {press}")
    for address, field in (
        ("/search/", "#search-q"),
        (plan, "#plans-q"),
        ("/competences/", "input[type=search]"),
    ):
        adviser.page.goto(address)
        with adviser.page.expect_response(lambda response: "q=fire" in response.url):
            adviser.page.locator(field).first.press_sequentially("fire")
        adviser.page.wait_for_load_state("networkidle")
        adviser.look(f"{address} after a search")

    assert examine.faults == ""


def test_the_menus_open(examine, alice, place) -> None:
    examiner = examine(alice)
    examiner.page.goto("/me/")
    examiner.page.locator("details.menu:visible > summary").click()
    examiner.look("the menu")

    assert examine.faults == ""


def test_pages_before_one_is_logged_in(examine, unit_a, trust, today) -> None:
    nina = factories.person(trust, "Nina Nyansatt", email="nina@example.org")
    factories.employment(nina, unit_a)
    told = {"by": command_line(trust.pk), "on": today, "at": clock.now()}
    (invited,), _unusable = people.invite(trust.pk, unit_id=unit_a.pk, **told)
    examiner = examine()
    for address in ("/help/", "/accessibility/", "/login/"):
        examiner.visit(address)
    examiner.page.locator("main form button").click()
    examiner.look("/login/ sent empty")
    examiner.visit(f"/invitation/{invited.token}/")
    examiner.page.locator("button[name=first]").click()
    examiner.look("an invitation sent empty")
    examiner.page.locator("main details > summary").click()
    examiner.page.locator("button[name=existing]").click()
    examiner.look("an invitation with an empty log-in")
    for _ in range(5):
        examiner.page.goto("/login/")
        examiner.page.locator("[name=username]").fill("nina@example.org")
        examiner.page.locator("[name=password]").fill("wrong")
        with examiner.page.expect_navigation():
            examiner.page.locator("main form button").click()
    examiner.look("locked out")
    people.accept(invited.token, password="a long and quiet password", at=clock.now())
    examiner.visit(f"/invitation/{invited.token}/", status=404)

    assert examine.faults == ""


def test_the_demos_own_pages(examine, db, settings, today) -> None:
    demo.load(on=today, organisations=[VAAGSUND])
    settings.DEMO, settings.ROOT_URLCONF, settings.LOGIN_URL = True, "stafett.config.urls_demo", "demo:people"
    examiner = examine()
    examiner.visit("/demo/")
    examiner.page.locator("button.player").first.click()
    examiner.look("what to try")
    examiner.visit("/me/")

    assert examine.faults == ""


def test_without_scripts_the_pages_are_as_good(visit, fire, alice, bob) -> None:
    for member, address in ((alice, "/units/"), (bob, "/me/"), (bob, "/claims/new/")):
        page = visit(member, size=PHONE, scripts=False)
        page.goto(address)
        assert_accessible(page)


def test_the_operators_pages(examine, trust, db) -> None:
    operator = Member(None, factories.identity(is_operator=True))
    examiner = examine(operator)
    for address in ("/start/", "/log/installation/", "/my-login/"):
        examiner.visit(address)
    nobody = examine(Member(None, factories.identity()))
    nobody.visit("/start/")

    assert examine.faults == ""
