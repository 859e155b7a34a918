"""Sending what is hostile, one form at a time, each sending undone: what it did, and what is wrong with that."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client

from . import values
from .forms import Form, kept

UNCHANGED = {"Look", "LogHead"}
"""Who has looked at whom, which a page refused writes too; and the position of the log, whose entries are compared."""
OURS = [one.label for one in apps.get_app_configs() if one.name.startswith("stafett.")]
WRITING = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', re.IGNORECASE)
ANSWERS = {200, 302, 400, 403, 404, 405, 409, 422, 429}
TYPED = {"text", "textarea", "date", "number", "search", "email", "url"}
ANSWERED_AT_ONCE = re.compile(r'id="(made-link|raised|stopped)"')
"""What is stored nowhere stands in the answer to whoever made it; what is raised with a name and without is answered
alike; and mail programmes follow no redirect (RFC 8058)."""
UNSEEN = re.compile(r"[\0\ud800-\udfff]")


def tables() -> list[Any]:
    return [m for name in OURS for m in apps.get_app_config(name).get_models() if m.__name__ not in UNCHANGED]


def state() -> dict[Any, Counter[str]]:
    """All that is recorded, but for who failed to log in."""
    found = {}
    for model in tables():
        rows = model.objects.values()
        if model.__name__ == "Entry":
            rows = rows.exclude(verb="log_in.failed")
        found[model] = Counter(repr(sorted(row.items())) for row in rows)
    return found


@contextmanager
def watched() -> Iterator[set[str]]:
    """The tables of ours that are written to meanwhile, whatever becomes of it."""
    names, written = {model._meta.db_table for model in tables()}, set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (found := WRITING.match(sql)) and found[1] in names:
            written.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield written


@dataclass
class Sending:
    """What is sent: the fields with their values, the field that can only be refused, and files."""

    said: dict[str, list[str]]
    bad: str = ""
    file: tuple[str, str, bytes, str] | None = None
    query: str = ""
    raw: tuple[bytes, str] | None = None


@dataclass
class Answer:
    """How the server answered, and whether anything is otherwise than before."""

    response: Any
    changed: dict[Any, Counter[str]]
    error: str = ""


class Browser:
    """Sends, and undoes what that did."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.cookies, self.before, self.sent = deepcopy(client.cookies), state(), 0

    def send(self, form: Form, sending: Sending) -> Answer:
        self.client.cookies, self.sent = deepcopy(self.cookies), self.sent + 1
        with transaction.atomic():
            with watched() as written:
                try:
                    response, error = self._post(form, sending), ""
                except Exception as fault:
                    response, error = None, f"{type(fault).__name__}: {str(fault)[:200]}"
            changed = self._changed() if written and not error else {}
            transaction.set_rollback(True)
        return Answer(response, changed, error)

    def _post(self, form: Form, sending: Sending) -> Any:
        place = self.address + (
            ("&" if "?" in self.address else "?") + sending.query if sending.query else ""
        )
        if sending.raw:
            return self.client.post(place, sending.raw[0], content_type=sending.raw[1])
        pairs = [
            (name, values.as_bytes(value)) for name, several in sending.said.items() for value in several
        ]
        if not form.has_files:
            kind = "application/x-www-form-urlencoded"
            return self.client.post(place, urlencode(pairs), content_type=kind)
        data: dict[str, Any] = {}
        for name, value in pairs:
            data.setdefault(name, []).append(value)
        if sending.file:
            field, name, content, kind = sending.file
            data[field] = SimpleUploadedFile(name, content, content_type=kind)
        return self.client.post(place, data)

    def _changed(self) -> dict[Any, Counter[str]]:
        now = state()
        return {model: rows - self.before[model] for model, rows in now.items() if rows != self.before[model]}


def files_kept() -> set[Path]:
    return {path for path in Path(settings.DATA).rglob("*") if path.is_file() and "sqlite" not in path.name}


def faults(form: Form, sending: Sending, answer: Answer, is_wordless: bool) -> Iterator[str]:
    """What is wrong with an answer, whatever was sent."""
    if answer.error:
        yield answer.error
        return
    status = answer.response.status_code
    if status not in ANSWERS:
        yield f"answers {status}"
    if status == 302:
        if not answer.changed and not is_wordless and not _said_by_message(answer.response):
            yield "refuses without a word"
        return
    text = answer.response.text
    if answer.changed and not ANSWERED_AT_ONCE.search(text):
        yield f"answers {status} and changes {[model.__name__ for model in answer.changed]}"
    if status == 422 and not re.search(r"ds-error-summary.*?<li>.*?\w", text, re.DOTALL):
        yield "says not what to do"
    if status in (404, 403, 409) and "<h1" not in text:
        yield f"answers {status} without a page"
    if status in (422, 409):
        yield from (f"loses what was typed in {name}" for name in _lost(form, sending, text))


def _said_by_message(response: Any) -> bool:
    return bool(getattr(get_messages(response.wsgi_request), "_queued_messages", []))


def _lost(form: Form, sending: Sending, text: str) -> Iterator[str]:
    stands = kept(text)
    for name, field in form.fields.items():
        several = sending.said.get(name, [])
        if field.kind not in TYPED or len(several) != 1 or not several[0].strip():
            continue
        if UNSEEN.search(several[0]) or len(several[0]) > 50_000:
            continue
        if _plain(several[0]) not in {_plain(value) for value in stands.get(name, [])}:
            yield name


def _plain(text: str) -> str:
    return "".join(text.replace("\r\n", "\n").split("\ufffd")[-1:]).strip()


def unsound(answer: Answer) -> Iterator[str]:
    """What no row may hold, though the answer was that all is well."""
    for model, rows in answer.changed.items():
        for row in rows:
            if "\\x00" in row:
                yield f"{model.__name__} holds a NUL"
            for year in re.findall(r"datetime\.date\((\d+),", row):
                if not 1900 <= int(year) <= 2199:
                    yield f"{model.__name__} holds the year {year}"
