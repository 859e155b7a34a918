import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stafett.arenas.models import Material
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.agenda import actions, queries
from stafett.recipes.gathering.people import actions as people
from stafett.recipes.gathering.rules import NOBODY, Who
from tests.factories import arenas, gatherings

pytestmark = pytest.mark.django_db


def titles(gathering) -> list[str]:
    return [one.details.title for one in queries.points(series.gathering(gathering).details)]


def test_a_member_writes_its_own_points_and_keeps_what_to_read_with_them(
    client_of, gathering, address, charlie, unit_elsewhere, alice, settings, tmp_path
) -> None:
    settings.DATA = tmp_path
    browser = client_of(charlie)
    actions.add(gathering, "Welcome", 30, NOBODY, by=alice.actor)
    own = Who(unit_elsewhere.pk).key
    assert [name for _key, name in browser.get(address("agenda")).context["form"].fields["of"].choices] == [
        "Home care"
    ]
    assert (
        browser.post(address("agenda"), {"do": "add", "title": "Us", "minutes": "0", "of": own}).status_code
        == 422
    )
    browser.post(address("agenda"), {"do": "add", "title": "Us", "minutes": "30", "of": own})
    key = queries.points(series.gathering(gathering).details)[1].slot.pk

    read = f"read-{key}"
    assert browser.post(address("agenda"), {"do": read, "title": "Nothing"}).status_code == 422
    browser.post(address("agenda"), {"do": read, "link": "https://example.org/a"})
    file = SimpleUploadedFile("slides.pdf", b"%PDF-1")
    browser.post(address("agenda"), {"do": read, "title": "Slides", "file": file})
    wrong = SimpleUploadedFile("slides.exe", b"MZ")
    assert browser.post(address("agenda"), {"do": read, "file": wrong}).status_code == 422
    assert list(Material.objects.open().values_list("title", flat=True)) == [
        "https://example.org/a",
        "Slides",
    ]

    browser.post(address("agenda"), {"do": f"alter-{key}", "title": "We", "minutes": "", "of": own})
    assert browser.post(address("agenda"), {"do": f"alter-{key}", "title": "", "of": own}).status_code == 422
    first = Material.objects.open().first().pk
    browser.post(address("agenda"), {"do": f"away-{first}", "slot": key})
    assert (titles(gathering), Material.objects.open().count()) == (["Welcome", "We"], 1)


def test_the_keeper_orders_and_leaves_out(client_of, gathering, address, alice, told) -> None:
    browser = client_of(alice)
    for title in ("Welcome", "Security"):
        browser.post(address("agenda"), {"do": "add", "title": title, "minutes": "", "of": ""})
    security = queries.points(series.gathering(gathering).details)[1].slot.pk
    assert told(browser.post(address("agenda"), {"do": "lift", "slot": security})) == ["Moved."]
    assert titles(gathering) == ["Security", "Welcome"]
    browser.post(address("agenda"), {"do": "drop", "slot": security})
    browser.post(address("agenda"), {"do": "drop", "slot": security})
    assert titles(gathering) == ["Welcome"]


def test_who_only_comes_and_writes_no_point_finds_no_such_page(
    client_of, address, bob, hanne, gathering, alice, unit_a
) -> None:
    places = gatherings.places(gathering, unit_a)
    people.sign_up(gathering, places, [bob.person.pk], by=alice.actor, at=arenas.NOON)
    assert client_of(bob).get(address("gathering")).status_code == 200
    assert {client_of(who).get(address("agenda")).status_code for who in (bob, hanne)} == {404}


def test_who_wrote_from_an_older_page_is_told_keeps_what_was_typed_and_saves_once_more(
    client_of, gathering, address, alice
) -> None:
    slot = actions.add(gathering, "Security", 30, NOBODY, by=alice.actor).slot
    browser, here = client_of(alice), address("agenda")
    ((_point, form, _reading),) = browser.get(here).context["rows"]
    said = {"do": f"alter-{slot.pk}", "minutes": "30", "of": "", "seen": form["seen"].value()}
    browser.post(here, said | {"title": "Security, by Anne"})

    answer = browser.post(here, said | {"title": "Security, by Kari"})

    assert (answer.status_code, titles(gathering)) == (422, ["Security, by Anne"])
    ((_point, form, _reading),) = answer.context["rows"]
    assert "Somebody changed this meanwhile." in form.non_field_errors()[0]
    browser.post(here, said | {"title": form["title"].value(), "seen": form["seen"].value()})
    assert titles(gathering) == ["Security, by Kari"]
