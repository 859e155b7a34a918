"""Programs that live and die together."""

import os
import signal
import sys
import threading
import time

from stafett.config import children

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)",
]


def ends_with(code):
    return [sys.executable, "-c", f"import sys; sys.exit({code})"]


def test_when_one_fails_all_end_and_its_code_is_told():
    began = time.monotonic()

    assert children.run_together([SLEEPS, ends_with(3)]) == 3
    assert time.monotonic() - began < 20


def test_one_that_ends_well_was_still_not_meant_to_end():
    assert children.run_together([SLEEPS, ends_with(0)]) == 1


def test_when_asked_to_stop_all_end_well():
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGTERM)).start()

    assert children.run_together([SLEEPS, SLEEPS]) == 0
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_who_does_not_stop_is_killed(monkeypatch):
    monkeypatch.setattr(children, "STOPS_WITHIN", 0.5)
    threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    began = time.monotonic()

    assert children.run_together([STUBBORN]) == 0
    assert time.monotonic() - began < 20


def test_who_can_be_spared_is_started_again_and_the_others_go_on(monkeypatch, tmp_path):
    monkeypatch.setattr(children, "AGAIN_AFTER", 0.3)
    times = tmp_path / "times"
    counts = [sys.executable, "-c", f"open({str(times)!r}, 'a').write('.')"]
    threading.Timer(3.0, os.kill, (os.getpid(), signal.SIGTERM)).start()

    assert children.run_together([SLEEPS], spared=[counts]) == 0
    assert len(times.read_text()) > 1


def test_who_can_be_spared_is_stopped_with_the_others():
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGTERM)).start()
    began = time.monotonic()

    assert children.run_together([SLEEPS], spared=[SLEEPS]) == 0
    assert time.monotonic() - began < 20
