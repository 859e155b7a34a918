"""The tools the house is kept with: gates that do close, a database that does stop."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.needs import ROOT, need
from tools import check, coverage_gates, with_postgres

ASK = "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).execute('SELECT 6 * 7').fetchone()[0])"
WAIT = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"


def report(name, lines=(), branches=(), covered=99.0):
    summary = {"missing_lines": len(lines), "percent_covered": covered}
    file = {"missing_lines": list(lines), "missing_branches": list(branches), "summary": summary}
    return {"files": {name: file}, "totals": {"percent_covered": covered}}


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("src/stafett/status/calendar.py", True),
        ("src/stafett/people/rules.py", True),
        ("src/stafett/standings/queries.py", True),
        ("src/stafett/records/actions/claims.py", True),
        ("src/stafett/web/plans/detail.py", False),
        ("src/stafett/people/tree.py", False),
    ],
)
def test_what_decides_is_covered_to_the_last_branch(name, held):
    assert bool(coverage_gates.gaps(report(name, lines=[7]))) is held
    assert bool(coverage_gates.gaps(report(name, branches=[[3, 5]]))) is held
    assert coverage_gates.gaps(report(name)) == []


def test_a_gap_says_where():
    found = coverage_gates.gaps(report("src/stafett/people/rules.py", lines=[7], branches=[[3, 5]]))
    assert found == ["src/stafett/people/rules.py: lines [7]; branches not taken 3→5"]


@pytest.mark.parametrize(("covered", "code"), [(95.0, 0), (94.9, 1)])
def test_in_all_ninety_five_per_cent(covered, code, tmp_path, capsys):
    path = tmp_path / "coverage.json"
    path.write_text(str(report("src/stafett/web/parts.py", covered=covered)).replace("'", '"'))

    assert coverage_gates.main(str(path)) == code
    assert capsys.readouterr().out.startswith(f"In all {covered} %")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("see " + "/ro" + "ot/notes", "a machine's path"),
        ("from https://py" + "pi.org/simple", "a registry's address"),
        ("-----BEGIN RSA PRIVATE" + " KEY-----", "a private key"),
    ],
)
def test_what_may_not_stand_in_the_repository_is_found(text, what):
    assert [name for name, pattern in check.UNWANTED.items() if pattern.search(text)] == [what]


def test_a_python_is_found_and_answers():
    found = subprocess.run(
        ["sh", "tools/find_python.sh"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    asked = [found.stdout.strip(), "-c", "import sys; print(sys.version_info >= (3, 12))"]
    assert subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout == "True\n"


@pytest.fixture
def around():
    """The command that gives another one a database of its own."""
    need(with_postgres.binaries(), "PostgreSQL")
    return [sys.executable, str(ROOT / "tools" / "with_postgres.py")]


def test_a_command_gets_a_database_and_its_code_is_passed_on(around):
    done = subprocess.run(
        [*around, sys.executable, "-c", f"{ASK}; raise SystemExit(3)"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "42\n", "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_database_stops_however_its_keeper_ends(around, number):
    keeper = subprocess.Popen(
        [*around, sys.executable, "-c", WAIT], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    port = keeper.stdout.readline().partition("127.0.0.1:")[2].partition("/")[0]
    folder = servers(port)[0].parent

    keeper.send_signal(number)
    keeper.wait(60)
    assert gone(port)
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(keeper.pid, signal.SIGKILL) if number == signal.SIGKILL else None
    keeper.stdout.close()


def servers(port: str) -> list[Path]:
    """The data folders of the server processes on a port, found among everybody's. A process just forked
    still goes by its parent's words, so there may be several."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = line.read_bytes().split(b"\0")
        except OSError:
            continue
        if words[0].endswith(b"/postgres") and port.encode() in words:
            found.append(Path(words[words.index(b"-D") + 1].decode()))
    return found


def gone(port: str) -> bool:
    give_up = time.monotonic() + 30
    while servers(port):
        if time.monotonic() > give_up:
            return False
        time.sleep(0.1)
    return True
