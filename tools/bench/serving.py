"""The production server beside us, its processes and what they use."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from with_postgres import free_port

from . import processes
from .browser import Browser, Unexpected
from .databases import Site
from .places import STAFETT

READY_WITHIN = 60.0
KINDS = {"granian": "site", "db_worker": "background work", "rebuild": "keeper of snapshots"}
"""What a process is, by a word of what it was started as."""


@dataclass(frozen=True, kw_only=True)
class Serving:
    """A running `stafett serve`: its port, its process, and the database server's, if there is one."""

    port: int
    pid: int
    database: int | None

    def processes(self) -> list[tuple[str, int]]:
        """Every process with what it is; a site's worker is told from the one that starts workers."""
        found = [("stafett serve", self.pid)]
        for pid in processes.with_children(self.pid)[1:]:
            words = processes.words_of(pid)
            parent = next((name for name, one in found if one == _parent(pid)), "")
            kind = next((kind for word, kind in KINDS.items() if word in words), parent)
            found.append((f"{kind}, worker" if parent.startswith("site") else kind, pid))
        if self.database:
            found += [("PostgreSQL, all", pid) for pid in processes.with_children(self.database)]
        return found

    def cpu(self) -> float:
        """Seconds of a core that answering has used so far; what works beside it is left out."""
        answering = ("site", "PostgreSQL")
        return processes.cpu([pid for name, pid in self.processes() if name.startswith(answering)])

    def memory(self) -> list[tuple[str, int, int]]:
        """Each process of ours, and PostgreSQL's together: private memory and the most ever held, in bytes."""
        found: list[tuple[str, int, int]] = []
        together = [0, 0]
        for name, pid in self.processes():
            own, most = processes.memory(pid)
            if name.startswith("PostgreSQL"):
                together = [together[0] + own, max(together[1], most)]
            else:
                found.append((name, own, most))
        if self.database:
            found.append(("PostgreSQL, all together", together[0], together[1]))
        return found


def _parent(pid: int) -> int:
    try:
        return processes.parent_in(Path(f"/proc/{pid}/stat").read_text())
    except OSError:
        return 0


@contextmanager
def served(site: Site, log: Path) -> Iterator[Serving]:
    """The server, ready to answer. Raises Failed where it does not get so far."""
    port = free_port()
    command = [STAFETT, "serve", "--port", str(port)]
    with processes.running(command, site.surroundings, log) as pid:
        _wait_until_ready(port, pid, log)
        yield Serving(port=port, pid=pid, database=site.server)


def _wait_until_ready(port: int, pid: int, log: Path) -> None:
    give_up = time.monotonic() + READY_WITHIN
    while time.monotonic() < give_up and Path(f"/proc/{pid}/stat").exists():
        with Browser(port) as somebody:
            try:
                somebody.get("/readyz")
                return
            except Unexpected:
                time.sleep(0.2)
    raise processes.Failed(f"the server was not ready: {log.read_text()[-600:].strip()}")
