import pytest

from stafett.audit.models import Entry
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.workflow import STEPS
from stafett.web.placements.doings import DOINGS
from tests.factories import TODAY, placements
from tests.web.test_hostile import DAYS, HOSTILE, sent

pytestmark = pytest.mark.django_db

FIELDS = sorted({name for doing in DOINGS.values() for name in doing.form.base_fields})


def test_every_move_but_those_of_the_agreement_is_in_the_table() -> None:
    on_pages_of_their_own = {"apply", "propose", "answer", "invite"}
    assert {str(doing.move) for doing in DOINGS.values()} == {
        str(move) for move in STEPS
    } - on_pages_of_their_own


@pytest.mark.parametrize("part", ["bob", "alice", "charlie"])
def test_nothing_anybody_types_is_an_error_of_ours(client_of, agreed, charlie, part, request) -> None:
    planned = visits.Planned(title="A night", day=placements.FIRST)
    visit = visits.plan(agreed, planned, by=charlie.actor, on=TODAY).occasion_id
    client = client_of(request.getfixturevalue(part))
    answers = {
        (do, value[:20], *known): client.post(
            f"/work-shadowing/{agreed.pk}/", sent(value, *FIELDS) | {"do": do} | known
        ).status_code
        for number, do in enumerate(DOINGS)
        for value in (*HOSTILE, *DAYS)[number % 4 :: 4]
        for known in ([{}, {"visit": visit}] if do == "move_visit" else [{}])
    }
    assert {asked: status for asked, status in answers.items() if status >= 500} == {}


def test_no_page_stumbles_over_what_makes_no_sense(client_of, agreed, charlie) -> None:
    client, before = client_of(charlie), Entry.objects.count()
    fields = ["title", "learns", "contact", "unit", "per_month", "open_to", "seen", "guest", "version", "role",
              "first", "last", "weekdays", "weeks", "these", "starts", "ends", "given", "left_out", "goals", "grounds",
              "payer", "employer", "insurance", "confidentiality"]  # fmt: skip
    pages = [
        *("new/", f"offers/{agreed.offer_id}/", f"offers/{agreed.offer_id}/change/"),
        *(f"{agreed.pk}/agreement/", f"{agreed.pk}/terms/"),
    ]
    answers = {
        (page, value[:20]): client.post(
            f"/work-shadowing/{page}",
            sent(value, *fields) | {"do": ["save", "extend", "yes", "no"][number % 4]},
        ).status_code
        for page in pages
        for number, value in enumerate((*HOSTILE, *DAYS))
    }
    assert {asked: status for asked, status in answers.items() if status >= 500} == {}
    assert Entry.objects.count() == before
