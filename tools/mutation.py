"""Put one small fault after another into the status kernel, and see whether its tests notice: `mutation.py [MODULE …]`.

Each mutant is judged in a process of its own, forked from one that has everything slow already loaded, until something
fails, the cheapest and likeliest first: drawn organisations beside the reference on one day, the tests of its module,
the drawn organisations on all days, the other tests. (What finds input errors is judged by its own tests alone, and
nothing else by those.)
What came out is kept in build/mutation, and only mutants not judged there yet are judged; with `--again` those that
survived are, too. At the end the survivors are listed.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from random import Random
from time import monotonic
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
os.environ |= {"STAFETT_EXAMPLES": "12", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "POLARS_MAX_THREADS": "1"}
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import hypothesis.internal.conjecture.engine  # noqa: E402, F401 - loaded once, here
import polars.testing  # noqa: E402, F401 - the same
import pytest  # noqa: E402 - the same

from mutants import Mutant, mutants  # noqa: E402 - the same

PACKAGE = ROOT / "src" / "stafett" / "status"
TESTS = ROOT / "tests" / "status"
KEPT = ROOT / "build" / "mutation"
RESULTS = KEPT / "results.jsonl"
DRAWN = KEPT / "drawn.pickle"
AT_ONCE = 2
CPU_SECONDS, SECONDS = 40, 600

FAULTS = {"faults", "fault_rules", "loops"}
TESTS_OF_FAULTS = ["test_loops.py", "test_fault_rules.py", "test_faults.py"]
LEFT_OUT = ["test_properties.py", "test_uniform.py", "test_reference.py", "test_examples.py"]
PYTEST = [
    "-x", "-q", "--noconftest", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(ROOT),
    "--import-mode=importlib", "-W", "ignore", "--deselect",
    "tests/status/test_faults.py::test_nothing_is_wrong_with_drawn_organisations",
]  # fmt: skip


class Planted(MetaPathFinder, Loader):
    """Gives a module another source than its file's."""

    def __init__(self, module: str, source: str) -> None:
        self.name, self.source = f"stafett.status.{module}", source

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, self.name, "exec"), module.__dict__)  # noqa: S102 - that is the point


class First:
    """Which test failed first."""

    name = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.name = self.name or report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.name = self.name or report.nodeid


def _unsaid(*_: object) -> str:
    return ""


def by_one_day() -> str:
    """As `by_drawn_organisations`, on one day: a tenth of the work, and enough for most faults."""
    from tests.status import test_uniform  # noqa: PLC0415 - with the planted module, so not before

    all_days = test_uniform.days_of
    setattr(test_uniform, "days_of", lambda number: all_days(number)[:1])  # noqa: B010 - planted
    try:
        return by_drawn_organisations(["test_kernel_says_what_the_reference_says_of_many"])
    finally:
        setattr(test_uniform, "days_of", all_days)  # noqa: B010 - the same


def by_drawn_organisations(names: list[str] | None = None) -> str:
    """The test (of those named) that fails on the drawn organisations; it need not say on which."""
    from tests.status import test_uniform, uniform  # noqa: PLC0415 - the same

    uniform.draw = pickle.loads(DRAWN.read_bytes()).__getitem__  # noqa: S301 - written a minute ago, by us
    setattr(test_uniform, "first_failing", _unsaid)  # noqa: B010 - planted: the report is not wanted here
    setattr(test_uniform, "smallest_failing", _unsaid)  # noqa: B010 - the same
    for name in names or [name for name in vars(test_uniform) if name.startswith("test_")]:
        try:
            getattr(test_uniform, name)(0)
        except BaseException:
            return name
    return ""


def by_tests(files: list[Path]) -> str:
    first = First()
    code = pytest.main([*PYTEST, *map(str, files)], plugins=[first])
    return first.name or ("" if code == 0 else f"pytest ended with {code}")


def judge(module: str, source: str) -> str:
    """The name of what noticed the fault, or nothing."""
    sys.meta_path.insert(0, Planted(module, source))
    own = TESTS / f"test_{module}.py"
    if module in FAULTS:
        return by_tests([own, *(TESTS / name for name in TESTS_OF_FAULTS if name != own.name)])
    if name := by_one_day():
        return name
    apart = {*LEFT_OUT, *(TESTS_OF_FAULTS if module != "facts" else []), own.name}
    others = [path for path in sorted(TESTS.glob("test_*.py")) if path.name not in apart]
    return (by_tests([own]) if own.exists() else "") or by_drawn_organisations() or by_tests(others)


def forked(answer: Path, work: Any, *arguments: Any) -> int:
    """A process that does the work and leaves its answer."""
    process = os.fork()
    if process == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        signal.alarm(SECONDS)
        try:
            answer.write_text(work(*arguments))
        except BaseException as error:
            answer.write_text(f"could not start: {type(error).__name__}")
        finally:
            os._exit(0)
    return process


def draw() -> str:
    from tests.status import uniform  # noqa: PLC0415 - polars must not work before the fork

    DRAWN.write_bytes(pickle.dumps([uniform.draw(seed) for seed in range(20)]))
    return ""


def answered(answer: Path, status: int) -> str:
    if status:
        return f"ended by signal {status}"
    said = answer.read_text()
    answer.unlink()
    return said


def keys(module: str, source: str, found: list[Mutant]) -> Iterator[str]:
    """A name for each mutant that stays as long as its line does."""
    seen: Counter[str] = Counter()
    for mutant in found:
        line = source.splitlines()[mutant.line(source) - 1].strip()
        key = " ¦ ".join((module, line, mutant.what, source[mutant.start : mutant.end], mutant.instead))
        seen[key] += 1
        yield f"{key} ¦ {seen[key]}"


def judged() -> dict[str, str]:
    lines = RESULTS.read_text().splitlines() if RESULTS.exists() else []
    return {entry["key"]: entry["by"] for entry in map(json.loads, lines)}


def run(todo: list[tuple[str, str, str]]) -> None:
    """Judges (key, module, source) a few at a time, and writes down each as it ends."""
    running: dict[int, tuple[str, Path, float]] = {}
    with RESULTS.open("a") as results:
        for number, work in enumerate([*todo, *[None] * AT_ONCE]):
            if work is not None:
                answer = KEPT / f"answer.{number}"
                running[forked(answer, judge, *work[1:])] = work[0], answer, monotonic()
            if running and (work is None or len(running) == AT_ONCE):
                process, status = os.wait()
                key, answer, started = running.pop(process)
                entry = {
                    "key": key,
                    "by": answered(answer, status),
                    "seconds": round(monotonic() - started, 1),
                }
                results.write(json.dumps(entry) + "\n")
                results.flush()
            if number % 100 == 99:
                print(f"{number + 1} of {len(todo)}", flush=True)


def report(everything: dict[str, tuple[str, str, Mutant]]) -> None:
    known = judged()
    total, killed = Counter[str](), Counter[str]()
    for key, (module, source, mutant) in everything.items():
        if key not in known:
            continue
        total[module] += 1
        killed[module] += known[key] != ""
        if not known[key]:
            old = " ".join(source[mutant.start : mutant.end].split())
            new = " ".join(mutant.instead.split())
            print(f"{module}.py:{mutant.line(source)}: {mutant.what}\n    - {old}\n    + {new}")
    for module in total:
        print(f"{module:14} {killed[module]:5} of {total[module]:5}")
    of = sum(total.values())
    print(f"In all {sum(killed.values())} of {of} noticed, {100 * sum(killed.values()) / max(of, 1):.1f} %.")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", help="which modules (all of them, if none is named)")
    parser.add_argument("--again", action="store_true", help="judge what survived once more")
    parser.add_argument("--report", action="store_true", help="only say what is known")
    options = parser.parse_args()
    KEPT.mkdir(parents=True, exist_ok=True)
    everything: dict[str, tuple[str, str, Mutant]] = {}
    for path in sorted(PACKAGE.glob("*.py")):
        if not options.modules or path.stem in options.modules:
            source = path.read_text()
            found = mutants(source)
            for key, mutant in zip(keys(path.stem, source, found), found, strict=True):
                everything[key] = path.stem, source, mutant
    known = judged()
    todo = [
        (key, module, mutant.of(source))
        for key, (module, source, mutant) in everything.items()
        if key not in known or (options.again and not known[key])
    ]
    Random(0).shuffle(todo)  # noqa: S311 - so that a run that is stopped has judged a fair sample
    if todo and not options.report:
        os.waitpid(forked(KEPT / "drawing", draw), 0)
        os.waitpid(forked(KEPT / "unharmed", judge, "none", ""), 0)
        if said := (KEPT / "unharmed").read_text():
            print(f"Without a fault, too, this fails: {said}")
            return 1
        run(todo)
    report(everything)
    return 0


if __name__ == "__main__":
    sys.exit(main())
