"""The journeys' instruments find what they are there to find."""

import pytest

from tests.journeys.axe import assert_accessible, violations
from tests.journeys.conftest import PHONE, ZOOMED

GOOD = """<!DOCTYPE html><html lang="en"><head><title>Good</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Good</h1></main></body></html>"""
BAD = """<!DOCTYPE html><html><head><title>Bad</title></head>
<body><img src="data:,"><p><div></p><button></button></body></html>"""


@pytest.fixture
def page(visit, scripts):
    return visit(size=PHONE, scripts=scripts)


def test_a_good_page_is_accessible(page):
    page.set_content(GOOD)

    assert_accessible(page)
    assert page.title() == "Good"


def test_axe_finds_what_is_missing(page):
    page.set_content(BAD)

    assert {found.partition(":")[0] for found in violations(page)} == {
        "button-name",
        "html-has-lang",
        "image-alt",
    }


def test_a_page_wider_than_the_screen_is_found(visit):
    page = visit(size=ZOOMED)
    page.set_content(GOOD.replace("<main>", "<main style='width: 700px'>"))

    with pytest.raises(AssertionError, match="68 px wider"):
        assert_accessible(page)


def test_without_scripts_a_page_runs_none(page, scripts):
    page.set_content("<p>still</p><script>document.querySelector('p').textContent = 'moved'</script>")

    assert page.text_content("p") == ("moved" if scripts else "still")


def test_the_nu_checker_passes_good_html_and_finds_errors(html_errors):
    assert html_errors(GOOD) == []
    assert {error.partition(":")[0] for error in html_errors(BAD)} == {"line 2"}


def test_somebody_is_logged_in(visit, alice):
    page = visit(alice)

    assert [cookie["name"] for cookie in page.context.cookies()] == ["sessionid"]


def test_no_other_machine_can_be_reached(visit):
    page = visit()

    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
