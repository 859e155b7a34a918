"""Somebody at the site: cookies, a real log-in, pages and forms, over connections that stay open."""

import http.client
import re
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

HOST = "127.0.0.1"
PATIENCE = 30.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Unexpected(Exception):
    """The site answered something else than a page, or not at all; the text says what."""


@dataclass(frozen=True)
class Answer:
    """An answer and how long it took, in seconds, from asking until all of it was here."""

    status: int
    seconds: float
    body: bytes
    location: str

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")


class Browser:
    """`connections`: how many are used by turns, so that every process of the server answers."""

    def __init__(self, port: int, *, connections: int = 1) -> None:
        self._ways = [http.client.HTTPConnection(HOST, port, timeout=PATIENCE) for _ in range(connections)]
        self._turn = 0
        self._cookies: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: type[BaseException] | BaseException | TracebackType | None) -> None:
        for way in self._ways:
            way.close()

    def log_in(self, email: str, password: str) -> Answer:
        """Through the form, as people do. Gives the answer to what was sent. Raises Unexpected."""
        page = self.get("/login/")
        sent = self.post("/login/", csrfmiddlewaretoken=token(page), username=email, password=password)
        if sent.status != 302:
            raise Unexpected(f"the log-in of {email} was answered with {sent.status}")
        return sent

    def get(self, address: str) -> Answer:
        """A page. Raises Unexpected where it is none."""
        answer = self.ask("GET", address)
        if answer.status != 200:
            raise Unexpected(f"{address} was answered with {answer.status} {answer.location}".strip())
        return answer

    def post(self, address: str, **fields: str) -> Answer:
        return self.ask("POST", address, urlencode(fields))

    def ask(self, method: str, address: str, body: str | None = None) -> Answer:
        """Raises Unexpected where nothing comes within `PATIENCE` seconds of silence."""
        way = self._ways[self._turn % len(self._ways)]
        self._turn += 1
        heads = {"Accept-Language": "nb", "Cookie": "; ".join(f"{k}={v}" for k, v in self._cookies.items())}
        if body is not None:
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        try:
            answered, content = _asked(way, method, address, body, heads)
        except (OSError, http.client.HTTPException) as error:
            way.close()
            took = time.perf_counter() - started
            raise Unexpected(f"{address}: {error or type(error).__name__} after {took:.0f} s") from error
        seconds = time.perf_counter() - started
        for given in answered.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: one.value for name, one in SimpleCookie(given).items()}
        return Answer(answered.status, seconds, content, answered.headers.get("Location", ""))


def _asked(
    way: http.client.HTTPConnection, method: str, address: str, body: str | None, heads: dict[str, str]
) -> tuple[http.client.HTTPResponse, bytes]:
    """Once more, as browsers do, where the server has closed a connection that nothing was asked over."""
    try:
        way.request(method, address, body, heads)
        answered = way.getresponse()
    except (ConnectionResetError, BrokenPipeError):
        if method != "GET":
            raise
        way.close()
        way.request(method, address, body, heads)
        answered = way.getresponse()
    return answered, answered.read()


def token(page: Answer) -> str:
    """What a form on the page must be sent with. Raises Unexpected where there is no form."""
    found = TOKEN.search(page.text)
    if not found:
        raise Unexpected("there is no form on the page")
    return found[1]
