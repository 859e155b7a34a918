"""Every question, in the order they are read."""

from collections.abc import Callable, Iterator

from . import safety, standing
from .finding import Finding

QUESTIONS: list[Callable[[], Iterator[Finding]]] = [
    safety.django,
    safety.debug,
    safety.secret_key,
    safety.hosts,
    safety.https,
    safety.proxy,
    safety.user,
    standing.database,
    standing.operator,
    standing.data_folder,
    standing.disk,
    safety.demo,
    safety.lock_out,
    standing.clock,
    standing.static_files,
    standing.background_work,
]


def every() -> Iterator[Finding]:
    for question in QUESTIONS:
        yield from question()
