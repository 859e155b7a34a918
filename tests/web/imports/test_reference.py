"""What each fact file holds, as a page."""

import pytest
from django.urls import reverse

from stafett.files.kinds import KINDS
from tests.factories import Member

pytestmark = pytest.mark.django_db


def test_every_file_and_column_stands_there(client_of, erik: Member) -> None:
    page = client_of(erik).get(reverse("imports:reference"))

    shown = {file["name"]: [column.name for column in file["columns"]] for file in page.context["files"]}
    assert shown == {f"{kind.name}.csv": [*kind.names, "withdrawn"] for kind in KINDS.values()}
    assert "<span>an id of <code>units.csv</code></span>" in page.text


def test_it_is_told_in_the_language_of_whoever_reads(client_of, erik: Member) -> None:
    page = client_of(erik, headers={"Accept-Language": "nb"}).get(reverse("imports:reference"))

    units = page.context["files"][0]["columns"]
    assert [column.empty for column in units[:2]] == ["må fylles ut", "dette er organisasjonen"]


def test_the_page_where_files_are_sent_leads_there(client_of, erik: Member) -> None:
    assert f'href="{reverse("imports:reference")}"' in client_of(erik).get(reverse("imports:start")).text
