"""Programs that are started, measured and stopped. Only what was started here is ever signalled."""

import contextlib
import ctypes
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KILOBYTE = 1024
TICK = 1 / os.sysconf("SC_CLK_TCK")
STOPS_WITHIN = 30.0
PARENT_DEATH_SIGNAL = 1


class Failed(Exception):
    """A program did not do what it was started for; the text is the end of what it said."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """A program that ended well: how long it took, in seconds, the most memory it held at once, in bytes,
    and what it wrote."""

    seconds: float
    memory: int
    said: str


def measured(command: Sequence[str], surroundings: Mapping[str, str], *, within: float) -> Done:
    """Run a program to its end. Raises Failed where it ends badly or takes more than `within` seconds."""
    started = time.monotonic()
    pipe, full = subprocess.PIPE, {**os.environ, **surroundings}
    with subprocess.Popen(command, env=full, stdout=pipe, stderr=subprocess.STDOUT, text=True) as process:
        timer = threading.Timer(within, process.kill)
        timer.start()
        try:
            said = process.stdout.read() if process.stdout else ""
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        except BaseException:
            process.kill()
            raise
        finally:
            timer.cancel()
    if process.returncode:
        raise Failed(f"{' '.join(command[-3:])} ended with {process.returncode}: {said[-600:].strip()}")
    return Done(seconds=time.monotonic() - started, memory=usage.ru_maxrss * KILOBYTE, said=said)


@contextmanager
def running(command: Sequence[str], surroundings: Mapping[str, str], log: Path) -> Iterator[int]:
    """A program beside us; gives its process id, and stops it. What it says goes to a file."""
    with log.open("wb") as said:
        full = {**os.environ, **surroundings}
        process = subprocess.Popen(command, env=full, stdout=said, stderr=said, preexec_fn=_stop_with_parent)
        try:
            yield process.pid
        finally:
            _stop(process)


def _stop_with_parent() -> None:
    """Ctrl-C is for us, who stop it in our order; should we be killed, it is told to stop."""
    os.setsid()
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


def _stop(process: subprocess.Popen[bytes]) -> None:
    family = with_children(process.pid)
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        for pid in family[1:]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def with_children(pid: int) -> list[int]:
    """The process, then all it started and what those started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            parents.setdefault(parent_in(entry.read_text()), []).append(int(entry.parent.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def parent_in(stat: str) -> int:
    """The parent in a line of /proc/PID/stat. The name before it may hold anything, even brackets."""
    return int(stat.rpartition(")")[2].split()[1])


def cpu_in(stat: str) -> float:
    """Seconds of a core that a process has used, and those of its children that have ended."""
    fields = stat.rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) * TICK


def cpu(pids: Sequence[int]) -> float:
    """Seconds of a core that processes have used so far; those that are gone count nothing."""
    total = 0.0
    for pid in pids:
        with contextlib.suppress(OSError):
            total += cpu_in(Path(f"/proc/{pid}/stat").read_text())
    return total


def private_in(smaps: str) -> int:
    """Bytes that no other process shares, from /proc/PID/smaps_rollup."""
    return sum(_field(smaps, name) for name in ("Private_Clean", "Private_Dirty"))


def peak_in(status: str) -> int:
    """The most a process ever held, in bytes, from /proc/PID/status."""
    return _field(status, "VmHWM")


def _field(text: str, name: str) -> int:
    line = next((line for line in text.splitlines() if line.startswith(f"{name}:")), f"{name}: 0 kB")
    return int(line.split()[1]) * KILOBYTE


def memory(pid: int) -> tuple[int, int]:
    """A process's private memory and the most it ever held, in bytes; nothing of one that is gone."""
    try:
        folder = Path(f"/proc/{pid}")
        return private_in((folder / "smaps_rollup").read_text()), peak_in((folder / "status").read_text())
    except OSError:
        return 0, 0


def words_of(pid: int) -> str:
    """What a process was started as."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return ""
