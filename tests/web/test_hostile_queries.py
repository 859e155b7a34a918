"""The forms that ask a page for less or for another day: whatever stands in their addresses, the page answers."""

from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import reverse

from .hostile import values
from .hostile.forms import pages, read, takes_what_is_sent
from .hostile.place import world
from .hostile.sending import watched
from .hostile.world import ASKING, PLACES, READ
from .test_hostile_forms import the_same

pytestmark = pytest.mark.django_db

READING = sorted({name for name, view in pages() if not takes_what_is_sent(view)})
NO_PAGE = {
    "accessibility", "accounts:start", "alive", "claims:evidence", "competences:export", "help", "home",
    "imports:reference", "log:installation", "organisation:export", "plans:export", "ready", "roles:table",
    "accounts:mine", "units:mine", "people:detail", "me:me", "excuses:person", "assignments:list", "drafts:list",
    "happenings:list", "log:me", "log:person", "plans:training", "guest:agreement_pdf", "guest:arrival",
    "guest:gone", "guest:material", "guest:stored",
    "guest:welcome", "calendars:feed", "courses:detail", "gatherings:detail", "gatherings:list", "gatherings:material",
    "matters:mine", "matters:unit", "meet:meet", "placements:balance", "placements:list", "placements:pdf",
    "placements:stories", "placements:team",
    "pulses:asked", "pulses:export", "pulses:kept", "pulses:results", "week:week",
}  # fmt: skip
"""Answers without a form: files, what watches over the server, pages that only tell, and ways on to a page."""
EACH = 12
ANSWERS = {200, 302, 400, 404}


def test_every_page_has_its_place() -> None:
    assert sorted({*READ, *NO_PAGE}) == READING


@pytest.mark.parametrize("name", sorted({*READ, *ASKING}))
def test_nothing_in_an_address_is_stumbled_over(name, client_of, trust, unit_a, bob, elsewhere) -> None:
    made = world(trust, unit_a, bob, elsewhere)
    address = PLACES[name](made).shown_at if name in PLACES else reverse(name, args=READ[name](made))
    client, chance, answers = client_of(made.mona), the_same(name), set()

    forms = [form for form in read(client.get(address).text) if form.method == "get" and form.fields]
    with watched() as written:
        for form in forms:
            for _ in range(EACH):
                said = {one.name: values.odd(one, chance, made.foreign) for one in form.fields.values()}
                pairs = [
                    (key, values.as_bytes(one)[:2000]) for key, several in said.items() for one in several
                ]
                place = urlsplit(form.action or address).path
                answers.add(client.get(f"{place}?{urlencode(pairs)}").status_code)

    assert (answers - ANSWERS, written) == (set(), set())
    assert forms, "no form on the page"
