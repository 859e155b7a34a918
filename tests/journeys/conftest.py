"""A browser for journeys: Debian's Chromium, on a phone or a desk, with scripts or without.

`visit(alice, size=PHONE, scripts=False)` gives a page on which Alice is logged in, in bokmål; `come(alice)`
gives one in English, with scripts or without as the test is run. What the page writes to the console as an
error, a breach of the content security policy among them, fails the test.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Response, sync_playwright
from pytest_django.live_server_helper import LiveServer

from stafett.people.models import Organisation, Unit
from stafett.records.models import Competence
from tests import factories
from tests.factories import Member
from tests.needs import ROOT, need

from . import nu

LOOKING = {"examine", "html_errors"}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PATIENCE_MS = 15_000
ANSWERED = re.compile(r"the server responded with a status of (\d+) ")
EXPECTED = frozenset({"409", "422", "429"})
"""A form to be put right, what another has saved since, or a lock-out: the browser writes an error, though the
page is as it should be."""
CAME_BETWEEN = re.compile(r"interrupted by another navigation|Not attached to an active page")
AMONG_US = {"timezone_id": "Europe/Oslo", "reduced_motion": "reduce"}


@dataclass(frozen=True)
class Size:
    """A screen in CSS pixels, and how many real pixels each is."""

    name: str
    width: int
    height: int
    scale: float = 1


PHONE = Size("phone", 360, 800)
DESKTOP = Size("desktop", 1280, 900)
NARROW = Size("narrow", 320, 640)
ZOOMED = Size("zoomed to 200 %", 640, 450, 2)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a file of journeys.

    Playwright keeps an event loop in this thread while it runs, which Django takes for asynchronous code;
    it is told otherwise just as long.
    """
    program = need(Path("/usr/bin/chromium"), "chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs JavaScript: the test is run both ways."""
    return request.param


@pytest.fixture(params=[PHONE, DESKTOP], ids=lambda size: size.name)
def size(request: pytest.FixtureRequest) -> Size:
    """The screen: the test is run on a phone and on a desk."""
    return request.param


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: LiveServer) -> LiveServer:
    """The running site, started once the tests' database is there: a site that is started before takes it for
    one in memory, and all its requests at once use one connection."""
    return live_server


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """`visit(member or None, size=…, scripts=…, language=…)` gives a page of the running site, logged in."""
    complaints: list[str] = []
    contexts = []

    def listen(said: ConsoleMessage, expected: frozenset[str]) -> None:
        answered = ANSWERED.search(said.text)
        if said.type == "error" and not (answered and answered[1] in expected):
            complaints.append(f"{said.text} ({said.location['url']})")

    def open_page(
        member: Member | None = None,
        *,
        size: Size = DESKTOP,
        scripts: bool = True,
        language: str = "nb-NO",
        expected: frozenset[str] = EXPECTED,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": size.width, "height": size.height},
            device_scale_factor=size.scale,
            java_script_enabled=scripts,
            locale=language,
            **AMONG_US,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", partial(listen, expected=expected))
        if member:
            context.add_cookies([_session_of(member, live_server.url)])
        page = context.new_page()
        page.goto, page.reload = _patient(page.goto), _patient(page.reload)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def come(visit: Callable[..., Page], scripts: bool) -> Callable[..., Page]:
    """`come(alice)` gives a page in English on which Alice is logged in; run with scripts and without."""
    return partial(visit, scripts=scripts, language="en-GB")


@pytest.fixture
def fire(trust: Organisation, clinic: Unit) -> Competence:
    """A course that everybody in the clinic must have taken, and nobody has."""
    course = factories.competence(trust, "Fire safety", validity_months=12, key="fire")
    plan = factories.plan(trust, "For everybody", owner_unit=clinic, key="everybody")
    factories.requirement(plan, course, due_days=30, warn_days=45)
    factories.assignment(plan, clinic, subunits=True)
    return course


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What only looks is marked so, and is not run on a second database."""
    for item in items:
        if LOOKING & set(getattr(item, "fixturenames", ())):
            item.add_marker("looks")


def _patient(go: Callable[..., Response | None]) -> Callable[..., Response | None]:
    """Goes there again where the answer to what was pressed before came in between, as it may on a slow machine."""

    @wraps(go)
    def patiently(*args, **named) -> Response | None:
        for _ in range(2):
            try:
                return go(*args, **named)
            except Error as error:
                if not CAME_BETWEEN.search(error.message):
                    raise
        return go(*args, **named)

    return patiently


def _session_of(member: Member, url: str) -> dict[str, str]:
    client = Client()
    client.force_login(member.identity, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


@pytest.fixture(scope="session")
def html_errors() -> Iterator[Callable[[str], list[str]]]:
    """The Nu checker: a function from HTML to a list of errors."""
    with nu.checker() as errors:
        yield errors


@pytest.fixture
def assert_valid_html(html_errors: Callable[[str], list[str]]) -> Callable[[Page], None]:
    """The page as the server sent it is valid HTML."""

    def check(page: Page) -> None:
        answer = page.context.request.get(page.url)
        assert html_errors(answer.text()) == []

    return check


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """`picture(page, "unit")` renews docs/images/unit.png when STAFETT_SCREENSHOTS=1, else does nothing."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("STAFETT_SCREENSHOTS") == "1":
            page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")

    return take
