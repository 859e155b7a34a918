"""What holds for every page in every state: examined at four widths, with everything folded and unfolded."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Response

from tests.factories import Member
from tests.journeys.axe import violations
from tests.journeys.conftest import DESKTOP, EXPECTED, NARROW, PHONE, ZOOMED

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = """() => {
  window.unfolded = [...document.querySelectorAll('main details:not([open])')];
  for (const one of window.unfolded) one.open = true;
}"""
FOLD = "() => { for (const one of window.unfolded) one.open = false; }"


@dataclass
class Examiner:
    """Looks at page after page and keeps what is wrong, so that one run tells all of it."""

    page: Page
    html_errors: Callable[[str], list[str]]
    found: list[str] = field(default_factory=list)
    seen: int = 0
    _answer: Response | None = None

    def __post_init__(self) -> None:
        self.page.on("response", self._keep)

    def _keep(self, response: Response) -> None:
        """The document itself, also when a form was answered: that cannot be asked for again."""
        if response.request.is_navigation_request():
            self._answer = response

    def visit(self, address: str, *, status: int = 200) -> None:
        answer = self.page.goto(address)
        if answer is None or answer.status != status:
            self.found.append(f"{address} answered {answer and answer.status}")
        self.look(address)

    def look(self, name: str) -> None:
        """The page as it stands: as it was sent, then folded on a desk, unfolded on a phone."""
        self.seen += 1
        if self._answer is not None:
            self._note(name, "HTML", self.html_errors(self._answer.text()))
            self._answer = None
        else:
            self._note(name, "HTML after a swap", self.html_errors(self.page.content()))
        self._measure(name)
        self._note(name, "on a desk", violations(self.page))
        self.page.evaluate(UNFOLD)
        self._measure(f"{name}, unfolded")
        self.page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
        # at the end, where what stays in sight on the way (what one decides with) lies in its own place
        self.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        self._note(name, "unfolded on a phone", violations(self.page))
        self.page.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})
        self.page.evaluate(FOLD)

    @property
    def report(self) -> str:
        """What is wrong, one line each; empty when all is well."""
        return "\n".join(self.found) if self.seen else "nothing was looked at"

    def _measure(self, name: str) -> None:
        for size in (NARROW, PHONE, ZOOMED, DESKTOP):
            self.page.set_viewport_size({"width": size.width, "height": size.height})
            if (wide := self.page.evaluate(OVERFLOW)) > 0:
                self.found.append(f"{name}, {size.name}: {wide} px wider than the screen")

    def _note(self, name: str, how: str, faults: list[str]) -> None:
        self.found += [f"{name}, {how}: {fault}" for fault in faults]


class Examination:
    """Makes examiners, each logged in as somebody, and joins what they report."""

    def __init__(self, open_page: Callable[..., Page], html_errors: Callable[[str], list[str]]) -> None:
        self._open_page = open_page
        self._html_errors = html_errors
        self._examiners: list[Examiner] = []

    def __call__(self, member: Member | None = None) -> Examiner:
        page = self._open_page(member, expected=EXPECTED | {"404", "409"})
        self._examiners.append(Examiner(page, self._html_errors))
        return self._examiners[-1]

    @property
    def faults(self) -> str:
        return "\n".join(report for examiner in self._examiners if (report := examiner.report))


@pytest.fixture
def examine(visit, html_errors) -> Examination:
    """`examine(alice)` gives an Examiner; `examine.faults` is what they all have found. A test module takes it by
    `examine = states.examine`."""
    return Examination(visit, html_errors)
