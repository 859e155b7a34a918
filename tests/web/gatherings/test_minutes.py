import pytest

from stafett.arenas.models import PromiseDetails
from stafett.recipes.gathering.agenda import actions as agenda
from stafett.recipes.gathering.models import Minute
from stafett.recipes.gathering.rules import NOBODY, Who
from tests.factories import gatherings

pytestmark = pytest.mark.django_db


@pytest.fixture
def point(gathering, alice):
    return agenda.add(gathering, "Security", 60, NOBODY, by=alice.actor).slot


@pytest.fixture
def begun(monkeypatch) -> None:
    """It is the day of the gathering."""
    monkeypatch.setenv("STAFETT_TODAY", gatherings.SOON.isoformat())


def test_lines_are_written_under_their_point_and_read_by_all(
    client_of, address, point, begun, alice, charlie, unit_elsewhere, told
) -> None:
    writer, do = client_of(alice), f"write-{point.pk}"
    writer.post(address("minutes"), {"do": do, "kind": "decision", "text": "We go on"})
    action = {"do": do, "kind": "action", "text": "Send the list", "by": ""}
    page = writer.post(address("minutes"), action)
    assert (page.status_code, "Say which organisation does it." in page.text) == (422, True)
    writer.post(address("minutes"), action | {"by": Who(unit_elsewhere.pk).key})

    reader = client_of(charlie)
    shown = reader.get(address("gathering")).text
    assert "We go on" in shown
    assert "before the next gathering" in shown
    decided, asked = Minute.objects.open().order_by("pk")
    reader.post(address("minutes"), {"do": "keep", "line": asked.pk})
    assert PromiseDetails.objects.open().get().kept_on == gatherings.SOON
    writer.post(address("minutes"), {"do": "strike", "line": decided.pk})
    gone = writer.post(address("minutes"), {"do": "strike", "line": decided.pk})
    assert told(gone) == ["This has been changed meanwhile. Look again."]
    assert "done" in reader.get(address("minutes")).text
    writer.post(address("minutes"), {"do": "keep", "line": decided.pk})
    assert list(Minute.objects.open()) == [asked]


def test_what_is_no_action_cannot_be_done(client_of, address, point, begun, alice) -> None:
    writer = client_of(alice)
    writer.post(address("minutes"), {"do": f"write-{point.pk}", "kind": "information", "text": "It rains"})
    writer.post(address("minutes"), {"do": "keep", "line": Minute.objects.get().pk})
    assert not PromiseDetails.objects.exists()


def test_nothing_is_written_before_it_has_begun(client_of, address, point, alice, bob) -> None:
    page = client_of(alice).get(address("minutes"))
    assert "from the first day of the gathering on" in page.text
    assert [form for _point, _lines, form in page.context["rows"]] == [None]
    assert client_of(bob).get(address("minutes")).status_code == 404
