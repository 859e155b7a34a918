"""Every question, in the order they are read."""

from collections.abc import Callable, Iterator

from . import mail, safety, standing
from .finding import Finding, Level

type Question = Callable[[], Iterator[Finding]]

WITHOUT_DATABASE: list[Question] = [
    safety.django,
    safety.debug,
    safety.secret_key,
    safety.hosts,
    safety.https,
    safety.proxy,
    safety.user,
    safety.demo,
    safety.lock_out,
    standing.clock,
    standing.static_files,
    standing.contact,
    standing.data_folder,
    standing.disk,
]
OF_THE_DATABASE: list[Question] = [
    standing.operator,
    safety.made_up_people,
    standing.background_work,
    mail.goes_out,
]
"""Asked only when the database answers and is migrated; else there is one fault, not five."""


def every() -> Iterator[Finding]:
    for question in WITHOUT_DATABASE:
        yield from question()
    database = list(standing.database())
    yield from database
    if not any(finding.level == Level.FAULT for finding in database):
        for question in OF_THE_DATABASE:
            yield from question()
