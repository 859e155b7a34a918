"""Eight in the morning: leaders come one after the other, and each does what a leader does."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .browser import Answer, Browser, Unexpected, token
from .measures import Limit, Report, Row, Timings
from .places import PASSWORD
from .serving import Serving

STEPS = ("log-in", "unit", "matrix", "one person", "what waits", "approval")
WAITS = len(STEPS) - 1
PAUSE = 1 / 60
"""How long a leader looks at a page, as a share of the time in which all come."""
LATEST = 120.0
"""After this many seconds more than all should need, nobody is waited for."""


@dataclass
class Morning:
    """What leaders met: seconds by step, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: {step: [] for step in STEPS})
    errors: list[tuple[str, str]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def met(self, step: str, seconds: float) -> None:
        with self.lock:
            self.took[step].append(seconds)

    def failed(self, step: str, why: str) -> None:
        with self.lock:
            self.errors.append((step, why))

    def pages(self) -> list[float]:
        """All but the log-ins."""
        return [seconds for step in STEPS[1:] for seconds in self.took[step]]


def nth(leaders: Sequence[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """Each with what there is to approve on that morning; without those for whom nothing waits then."""
    return [
        one | {"claim": one["claims"][number][0], "person": one["claims"][number][1]}
        for one in leaders
        if len(one["claims"]) > number
    ]


def come(serving: Serving, leaders: Sequence[dict[str, Any]], span: float) -> Morning:
    """All of them within `span` seconds, evenly."""
    morning, pause = Morning(), span * PAUSE
    apart = (span - WAITS * pause) / max(1, len(leaders))
    threads = []
    started = time.monotonic()
    for nth, leader in enumerate(leaders):
        time.sleep(max(0.0, started + nth * apart - time.monotonic()))
        thread = threading.Thread(target=_work, args=(serving.port, leader, pause, morning), daemon=True)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join(max(0.0, started + span + LATEST - time.monotonic()))
        if thread.is_alive():
            morning.failed("all", "somebody was not done in time")
    return morning


def _work(port: int, leader: dict[str, Any], pause: float, morning: Morning) -> None:
    with Browser(port) as browser:
        for nth, (step, do) in enumerate(zip(STEPS, _doing(browser, leader), strict=True)):
            if nth:
                time.sleep(pause)
            try:
                answer = do()
            except Exception as error:  # whatever it is: a leader who is not served is an error
                morning.failed(step, str(error))
                return
            morning.met(step, answer.seconds)


def _doing(browser: Browser, leader: dict[str, Any]) -> list[Callable[[], Answer]]:
    """What a leader does, in the order of STEPS."""
    unit, waiting = leader["unit"], f"/claims/?unit={leader['unit']}"
    form: list[Answer] = []

    def look() -> Answer:
        form.append(browser.get(waiting))
        return form[-1]

    def approve() -> Answer:
        sent = {"csrfmiddlewaretoken": token(form[-1]), "claim": str(leader["claim"]), "decision": "approve"}
        answer = browser.post(waiting, **sent)
        if answer.status != 302:
            raise Unexpected(f"the approval was answered with {answer.status}")
        return answer

    return [
        lambda: browser.log_in(leader["email"], PASSWORD),
        lambda: browser.get(f"/units/{unit}/"),
        lambda: browser.get(f"/units/{unit}/matrix/"),
        lambda: browser.get(f"/people/{leader['person']}/"),
        look,
        approve,
    ]


def measured(
    serving: Serving,
    leaders: Sequence[dict[str, Any]],
    span: float,
    report: Report,
    floor: tuple[str, float] | None,
) -> None:
    """A morning as lines of the report, and as a row of the table."""
    before = serving.cpu()
    morning = come(serving, leaders, span)
    cpu, pages = serving.cpu() - before, tuple(morning.pages())
    who = f"{len(leaders)} leaders in {span:.0f} s"
    of_all = Timings(seconds=pages, cpu=cpu) if pages else None
    report.mornings.append((f"{who}: all pages", of_all, len(morning.errors)))
    for step in STEPS:
        took = tuple(morning.took[step])
        errors = sum(where == step for where, _why in morning.errors)
        report.mornings.append((f"{who}: {step}", Timings(seconds=took) if took else None, errors))
    faults = sorted({why for _step, why in morning.errors})[:3]
    fault = f"{len(morning.errors)} errors: {'; '.join(faults)}" if morning.errors else ""
    limit = Limit(p95=0.400)
    report.rows.append(Row(what=who, limit=limit, timings=of_all, fault=fault, floor=floor))
