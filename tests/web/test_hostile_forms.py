"""No form of the site is stumbled over, written by, or forgets what was typed: 5,000 hostile sendings.

Every address that takes what is sent is found from the URL conf; its forms are read from the page they stand
on, as the person they stand before. Each sending differs from one that is taken; each is undone. The same
values every time. On PostgreSQL only a part of them is sent: there it is the database that might refuse.
"""

from random import Random
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection
from django.test import Client

from .hostile import values
from .hostile.forms import Form, pages, read, takes_what_is_sent
from .hostile.place import Place, world
from .hostile.sending import Browser, Sending, faults, files_kept, state, unsound
from .hostile.world import ASKING, PLACES

pytestmark = pytest.mark.django_db

TAKING = sorted({name for name, view in pages() if takes_what_is_sent(view)})
EACH = 70 if connection.vendor == "sqlite" else 15
SLOW = {
    "assignments:new", "claims:detail", "claims:new", "claims:register", "claims:waiting", "competences:change",
    "competences:new", "drafts:requirement", "excuses:exempt", "excuses:leave", "happenings:detail", "happenings:new",
}  # fmt: skip
"""Pages that work out how people stand, or have many fields, are sent fewer."""
EACH_SLOW = min(EACH, 40)
QUERIED = [
    "on", "page", "unit", "q", "person", "competence", "level", "next", "from", "requirement", "key", "into", "about",
    "who", "choose", "what",
]  # fmt: skip
type Button = tuple[str, str] | None
NOTHING_RECORDED = {"accounts:logout", "accounts:organisation", "guest:leave", "matters:answer"}
"""Only the session knows of these; the last one only asks, in a form lest a code stands in an address."""
WORDLESS = {"accounts:language", *NOTHING_RECORDED}
"""Small buttons that lead on to a page whatever comes with them."""
IGNORED = {
    *(("accounts:language", "next", code) for code in ("nb", "nn", "en")),  # gone on to, where it is ours
    ("accounts:login", "next", None),
    ("claims:undo", "back", None),
    ("claims:waiting", "grounds", "approve"),  # it stands there for what is returned
    *(("competences:new", f"tasks-{n}-key", None) for n in range(2)),  # an unknown key is a new task's
    *(("competences:change", f"tasks-{n}-key", None) for n in range(3)),
    ("gatherings:baton", "weeks", "check"),  # fewer than none is after the gathering
    ("matters:new", "code", None),  # only of what nobody is to find out
    ("imports:start", "files", None),  # judged by the run, which takes nothing before somebody agrees
}
"""Fields that do not count beside what else is sent, with the button up to its number, and why."""


def planned(name: str) -> int:
    return EACH_SLOW if name in SLOW else EACH


def test_every_address_that_takes_what_is_sent_has_its_place() -> None:
    assert sorted(PLACES) == TAKING


def test_there_are_five_thousand_of_them() -> None:
    assert connection.vendor != "sqlite" or sum(map(planned, TAKING)) >= 5000


@pytest.fixture
def browser_of(settings, tmp_path, client_of, trust, unit_a, bob, elsewhere):
    """The place of a page, its browser and its forms."""
    settings.DATA = tmp_path

    def open_at(name: str):
        made = world(trust, unit_a, bob, elsewhere)
        place: Place = PLACES[name](made)
        client = client_of(place.who) if place.who else Client()
        if place.link:
            client.get(place.link)
        found, here = read(client.get(place.shown_at).text), urlsplit(place.address).path
        forms = [
            form for form in found
            if form.method == "post" and urlsplit(form.action or place.shown_at).path == here
        ]  # fmt: skip
        is_asking = place.shown_at == place.address and any(form.method == "get" for form in found)
        return made, place, Browser(client, place.address), forms, is_asking

    return open_at


def buttons(form: Form, place: Place) -> list[Button]:
    """The buttons of a form, and the one that stands there after a first look, where there is such a one."""
    last = [("do", place.filled["do"])] if "do" in place.filled else []
    return [*form.buttons, *last] or [None]


def taken(form: Form, button: Button, place: Place) -> dict[str, list[str]]:
    """What is sent by whoever fills the form in as they should."""
    said = form.untouched()
    for name, field in form.fields.items():
        if field.kind in ("radio", "select") and not any(said.get(name, [])) and any(field.offered):
            said[name] = [next(value for value in field.offered if value)]
    said |= {name: [value] if isinstance(value, str) else value for name, value in place.filled.items()
             if name in form.fields}  # fmt: skip
    return said | ({button[0]: [button[1]]} if button else {})


@pytest.mark.parametrize("name", TAKING)
def test_nothing_hostile_is_taken_or_stumbled_over(name: str, browser_of) -> None:
    made, place, browser, forms, is_asking = browser_of(name)
    assert forms, "no form on the page leads here"
    assert (name in ASKING) == is_asking
    pressed = [(form, button) for form in forms for button in buttons(form, place)]
    chance, wrong = the_same(name), []

    earned = [browser.send(form, Sending(taken(form, button, place))).changed for form, button in pressed]
    kept_before = files_kept()
    for number in range(planned(name)):
        form, button = pressed[number % len(pressed)]
        sending = hostile(form, taken(form, button, place), button, chance, made.foreign)
        answer = browser.send(form, sending)
        earned += [answer.changed] if sending.file else []
        said = [*faults(form, sending, answer, name in WORDLESS), *unsound(answer)]
        pressed_one = button and button[1].partition("-")[0]
        if sending.bad and answer.changed and (name, sending.bad, pressed_one) not in IGNORED:
            said.append("takes what is surely bad")
        if sending.file and not answer.changed and files_kept() != kept_before:
            said.append("keeps a file it refused")
        wrong += [(f"{fault} (at {sending.bad}; {button})", told(sending)) for fault in said]

    if wrong:
        pytest.fail(
            "\n".join(f"{fault}: {example}" for fault, example in dict(reversed(wrong)).items()),
            pytrace=False,
        )
    assert any(earned) or name in NOTHING_RECORDED
    assert (browser.sent, state() == browser.before) == (planned(name) + len(pressed), True)


def the_same(name: str) -> Random:
    """Chance that falls out the same every time."""
    return Random(name)  # noqa: S311 - nothing secret is made of it


def told(sending: Sending) -> str:
    return str(
        {
            name: [one[:30] for one in some[:3]]
            for name, some in sending.said.items()
            if not sending.bad or name == sending.bad
        }
    )[:300]


def hostile(form: Form, said: dict[str, list[str]], button, chance: Random, foreign: list[int]) -> Sending:
    """Four of five times one thing that can only be refused, the rest in order; else a heap of oddities."""
    fields = [*form.fields.values()]
    with_files = [one for one in fields if one.kind == "file"]
    if with_files and chance.random() < 0.5:
        return Sending(said, with_files[0].name, (with_files[0].name, *chance.choice(values.BAD_FILES)))
    countable = [one for one in fields if one.kind != "file" and one.offered != ["on"]]
    if countable and chance.random() < 0.7:
        one = chance.choice(countable)
        return Sending(said | {one.name: values.surely_bad(one, chance, foreign)}, one.name)
    if chance.random() < 0.1:
        return Sending({}, raw=(b'{"do": ["x"], "name": {"$gt": ""}}\xff', "application/json"))
    chosen = [one for one in countable if chance.random() < 0.6]
    for one in chosen:
        said = said | {one.name: values.odd(one, chance, foreign)}
    if button and chance.random() < 0.5:
        said = said | {button[0]: [chance.choice(values.BAD_CHOICES)]}
    for _ in range(chance.choice([0, 0, 1, 5])):
        said = said | {f"{chance.choice(fields).name if fields else 'x'}-{chance.randint(0, 10**9)}": ["1"]}
    return Sending(said, query=query(chance, foreign))


def query(chance: Random, foreign: list[int]) -> str:
    """Now and then parameters of the address that make no sense either."""
    if chance.random() < 0.7:
        return ""
    texts = [*values.BAD_CHOICES[:-1], *values.ODD_TEXTS, *map(str, foreign)]
    said = {name: chance.choice(texts)[:3000] for name in chance.sample(QUERIED, 3)}
    return urlencode({name: values.as_bytes(value) for name, value in said.items()})
