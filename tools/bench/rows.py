"""The pages that are measured, one row each, by somebody who may see them."""

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from .browser import Browser, Unexpected, token
from .measures import NONE, REQUESTS, Limit, Row, Timings
from .places import PASSWORD
from .serving import Serving

WARM_UP, FEWEST = 12, 3
"""Before anything counts; and what is asked for even where time runs out."""
CONNECTIONS = 4
"""Enough that each of the server's processes has some."""
BEING_WORKED_OUT = 'id="being-worked-out"'
"""Stands on a page whose figures come as soon as they are worked out."""
WORKED_OUT_WITHIN = 60.0
CURVE, CURVE_SHOWN = "?by=month", 'id="curve"'
EMPTY = "/help/"
"""As light as a page behind the log-in gets."""
YEARS_AHEAD, DAYS_BACK = 729, 137

type Ask = Callable[[], float]
"""Asks once, and says how many seconds it took."""


@dataclass(kw_only=True)
class Asking:
    """What all rows share: the server, who plays which part, and how long a row may take, in seconds."""

    serving: Serving
    facts: dict[str, Any]
    patience: float
    floors: dict[str, tuple[str, float]]
    browsers: dict[str, Browser] = field(default_factory=dict)

    def somebody(self, part: str) -> Browser:
        """Whoever plays the part, logged in."""
        if part not in self.browsers:
            made = Browser(self.serving.port, connections=CONNECTIONS)
            made.log_in(self.facts[part]["email"], PASSWORD)
            self.browsers[part] = made
        return self.browsers[part]

    def timed(self, ask: Ask) -> Timings:
        """After a warm-up; fewer than REQUESTS where time runs out. Raises Unexpected."""
        started = time.monotonic()
        for _ in range(WARM_UP):
            ask()
            if time.monotonic() > started + self.patience / 3:
                break
        before = self.serving.cpu()
        took: list[float] = []
        while len(took) < REQUESTS:
            took.append(ask())
            if time.monotonic() > started + self.patience and len(took) >= FEWEST:
                break
        return Timings(seconds=tuple(took), cpu=self.serving.cpu() - before)

    def row(self, what: str, limit: Limit, floor: str, ask: Ask) -> Row:
        """What asking gave, or why it gave nothing."""
        try:
            timings = self.timed(ask)
        except Unexpected as error:
            return Row(what=what, limit=limit, fault=str(error))
        return Row(what=what, limit=limit, timings=timings, floor=self.floors.get(floor))

    def page(self, what: str, part: str, addresses: Iterator[str], limit: Limit, floor: str = "page") -> Row:
        last = ""

        def ask() -> float:
            nonlocal last
            last = next(addresses)
            return self.somebody(part).get(last).seconds

        return replace(self.row(what, limit, floor, ask), asked=(self.facts[part]["email"], last))


def empty(asking: Asking) -> Row:
    """What every page behind the log-in costs at least."""
    return asking.page("a page with nothing to work out (help)", "root", itertools.repeat(EMPTY), NONE, "")


def pages(asking: Asking) -> Iterator[Row]:
    """The rows of pages, in the order of the table."""
    facts, on = asking.facts, date.fromisoformat(asking.facts["on"])
    whole, section = f"/organisation/{facts['root']['unit']}/", f"/units/{facts['section']['unit']}/"
    at_once = Limit(p95=0.060)
    for by, said in (("unit", "by unit"), ("plan", "by plan")):
        asked = f"{whole}?by={by}"
        yield asking.page(f"organisation, today, {said}", "root", itertools.repeat(asked), at_once, "roll-up")
        ahead = (f"{asked}&on={day}" for day in days_ahead(on))
        what = f"organisation, every time another day up to two years ahead, {said}"
        yield asking.page(what, "root", ahead, at_once, "roll-up")
    yield from in_the_past(asking, whole, on)
    yield curve(asking, whole)
    yield preview(asking)
    clinic = facts["clinic"]
    what = f"plan of a clinic of {clinic['people']:,} people, {clinic['cells']:,} cells"
    asked = f"/plans/{clinic['plan']}/?unit={clinic['unit']}"
    yield asking.page(what, "clinic", itertools.repeat(asked), Limit(p95=0.050), "plan")
    about = f"{facts['section']['people']} people"
    yield asking.page(f"section of {about}", "section", itertools.repeat(section), at_once)
    what = f"matrix of {about}, {facts['section']['columns']} columns"
    whole_matrix = itertools.repeat(f"{section}matrix/?all=1")
    yield asking.page(what, "section", whole_matrix, Limit(p95=0.150))
    yield asking.page(f"my page, {facts['me']['lines']} lines", "me", itertools.repeat("/me/"), at_once)


def days_ahead(on: date) -> Iterator[str]:
    """Another day each time, all over the two years."""
    return (str(on + timedelta(days=1 + nth * 71 % YEARS_AHEAD)) for nth in itertools.count())


def settled(somebody: Browser, address: str) -> tuple[float, bool]:
    """Seconds until the page no longer says that it is being worked out, and whether it ever did.
    Raises Unexpected where that takes too long."""
    started = time.perf_counter()
    said = False
    while BEING_WORKED_OUT in somebody.get(address).text:
        said = True
        if time.perf_counter() > started + WORKED_OUT_WITHIN:
            raise Unexpected(f"{address} was still being worked out after {WORKED_OUT_WITHIN:.0f} s")
        time.sleep(0.25)
    return time.perf_counter() - started, said


def in_the_past(asking: Asking, whole: str, on: date) -> Iterator[Row]:
    """A day nobody has asked about yet: the first time, and then."""
    address = f"{whole}?by=unit&on={on - timedelta(days=DAYS_BACK)}"
    first, limit = "organisation, a day in the past, the first time", Limit(seconds=10)
    try:
        seconds, said = settled(asking.somebody("root"), address)
        note = "a word was shown meanwhile" if said else "nothing was said meanwhile"
        yield Row(what=first, limit=limit, seconds=seconds, floor=asking.floors.get("roll-up"), note=note)
    except Unexpected as error:
        yield Row(what=first, limit=limit, fault=str(error))
    again, limit = itertools.repeat(address), Limit(p95=0.120)
    yield asking.page("organisation, the same day again", "root", again, limit, "roll-up")


def curve(asking: Asking, whole: str) -> Row:
    what, limit = "organisation, twelve months of colours", Limit(p95=0.060)
    try:
        if CURVE_SHOWN not in asking.somebody("root").get(whole + CURVE).text:
            return Row(what=what, limit=limit, is_absent=True)
    except Unexpected as error:
        return Row(what=what, limit=limit, fault=str(error))
    return asking.page(what, "root", itertools.repeat(whole + CURVE), limit, "roll-up")


def preview(asking: Asking) -> Row:
    """Who leaves a plan of everybody's when it is retired, from the question to the answer."""
    root, day = asking.facts["root"], asking.facts["on"]
    what, limit = "who leaves when a plan for everybody is retired, seen beforehand", Limit(seconds=15)
    try:
        somebody = asking.somebody("root")
        form = token(somebody.get(EMPTY))
        address = f"/plans/{root['plan']}/preview/"
        sent = somebody.post(address, csrfmiddlewaretoken=form, do="retire", day=day)
        if sent.status != 302:
            raise Unexpected(f"{address} was answered with {sent.status}")
        seconds, said = settled(somebody, sent.location)
    except Unexpected as error:
        return Row(what=what, limit=limit, fault=str(error))
    note = "a word was shown meanwhile" if said else "nothing was said meanwhile"
    return Row(what=what, limit=limit, seconds=sent.seconds + seconds, note=note)


def approvals(asking: Asking) -> Iterator[Row]:
    """One claim approved by the form; and the same with the organisation page after it."""
    claims, whole = iter(asking.facts["claims"]), f"/organisation/{asking.facts['root']['unit']}/"
    forms: list[str] = []

    def approve(then: str) -> tuple[float, float]:
        """How long the POST and the page after it took; that page has the form of the next."""
        somebody = asking.somebody("root")
        form = forms.pop() if forms else token(somebody.get(EMPTY))
        took, page = approved(somebody, form, claims), somebody.get(then)
        forms.append(token(page))
        return took, page.seconds

    limits = (Limit(p95=0.040), Limit(p95=0.120))
    yield asking.row("one approval: the POST", limits[0], "insert", lambda: approve(EMPTY)[0])
    what = "one approval, then the organisation page that shows it"
    yield asking.row(what, limits[1], "insert", lambda: sum(approve(whole)))


def approved(somebody: Browser, form: str, claims: Iterator[int]) -> float:
    """Seconds that the POST took. Raises Unexpected where it was not approved, or no claim is left."""
    claim = next(claims, None)
    if claim is None:
        raise Unexpected("no claim is left to approve")
    sent = somebody.post("/claims/", csrfmiddlewaretoken=form, claim=str(claim), decision="approve")
    if sent.status != 302:
        raise Unexpected(f"the approval was answered with {sent.status}")
    return sent.seconds
