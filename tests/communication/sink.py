"""A real mail server in this process, on this machine alone: what it took, and how it can be slow or refuse."""

import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Sink:
    """What was taken, in order. `answers`: what is said at a step instead of yes. `stops_at`: a step at which the
    client is left waiting (`has_stopped` is set) until it goes away; what came with DATA has been taken by then."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    stops_at: str = ""
    has_stopped: threading.Event = field(default_factory=threading.Event)
    connections: int = 0

    def mailers(self) -> dict[str, Any]:
        """Django's setting for mail that leads here."""
        options = {"host": "127.0.0.1", "port": self.port, "timeout": 5}
        return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        await self._maybe_stop("EHLO", server)
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._maybe_stop("MAIL", server)
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._maybe_stop("RCPT", server)
        if said := self.answers.get("RCPT") or self.answers.get(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if said := self.answers.get("DATA"):
            return said
        content = envelope.content
        self.raw.append(content)
        self.taken.append(email.message_from_bytes(content, EmailMessage, policy=email.policy.default))
        self.recipients += envelope.rcpt_tos
        await self._maybe_stop("DATA", server)
        return "250 OK"

    async def _maybe_stop(self, step: str, server: SMTP) -> None:
        if self.stops_at == step:
            self.has_stopped.set()
            await server._reader.read()  # until the client is gone


class _Listener(Controller):
    """On a port the system chose: Controller itself would connect to port 0."""

    def __init__(self, sink: Sink) -> None:
        self._bound = socket.create_server(("127.0.0.1", 0))
        sink.port = self._bound.getsockname()[1]
        super().__init__(sink, hostname="127.0.0.1", port=sink.port)

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self._bound)


@contextmanager
def listening() -> Iterator[Sink]:
    """A sink that listens."""
    sink = Sink()
    listener = _Listener(sink)
    listener.start()
    try:
        yield sink
    finally:
        listener.stop()
