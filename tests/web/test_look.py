"""Marks, figures, days and fields: every component on one page, and each tag by itself."""

from datetime import date

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import path
from django.utils import translation

from stafett.config.urls import urlpatterns as real
from stafett.people.actor import NOBODY
from stafett.standings import words
from stafett.status import Reason
from stafett.web import marks
from stafett.web.templatetags import look
from tests import factories
from tests.web import gallery

urlpatterns = [path("gallery/", gallery.gallery), *real]


def shown(text, **context):
    return Template("{% load look %}" + text).render(Context(context)).strip()


def test_every_component_renders_for_whoever_has_logged_in(client_of, alice, with_gallery):
    with override_settings(ROOT_URLCONF=__name__):
        answer = client_of(alice).get("/gallery/")

    assert answer.status_code == 200
    assert "style=" not in answer.text
    assert "<script>" not in answer.text
    assert "Alice Aas" in answer.text


@pytest.mark.parametrize("of", [*words.REASON_WORDS, *words.COLOUR_MEANINGS])
def test_every_reason_and_colour_has_a_shape_and_a_word(of):
    html = shown("{% status of %}", of=of)

    assert f'href="#m-{marks.SHAPES[of]}"' in html
    assert html.endswith(f"{marks.word(of)}</span>")


def test_every_shape_is_drawn():
    sprite = shown('{% include "components/sprite.html" %}')

    assert [shape for shape in set(marks.SHAPES.values()) if f'id="m-{shape}"' not in sprite] == []


def test_a_mark_alone_says_its_word_to_screen_readers():
    assert shown('{% mark "expiring" %}') == (
        '<svg class="mark yellow" role="img" aria-label="Expires soon"><title>Expires soon</title>'
        '<use href="#m-clock"/></svg>'
    )


def test_a_mark_speaks_the_language_of_the_reader():
    with translation.override("en"):
        english = marks.mark(Reason.MET)
    with translation.override("nb"):
        marks.mark(Reason.MET)
    with translation.override("en"):
        assert marks.mark(Reason.MET) == english


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "14 January 2027"), ("nb", "14.\xa0januar 2027"), ("nn", "14.\xa0januar 2027")],
)
def test_a_day_in_words(language, said):
    with translation.override(language):
        assert look.day(date(2027, 1, 14)) == f'<time datetime="2027-01-14">{said}</time>'


def test_no_day_is_nothing():
    assert look.day(None) == ""


def test_the_day_bar_keeps_what_else_was_asked_for():
    request = RequestFactory().get("/units/1/?tab=waiting&on=2026-06-20")
    bar = look.day_bar({"request": request}, date(2026, 6, 20))

    assert bar["kept"] == [("tab", "waiting")]
    assert bar["before"] == "tab=waiting&on=2026-06-19"
    assert bar["after"] == "tab=waiting&on=2026-06-21"


def test_the_day_bar_marks_the_day_that_is_shown():
    ahead = factories.days_ahead(30)
    bar = look.day_bar({"request": RequestFactory().get("/")}, ahead)

    assert [(choice["days"], choice["current"]) for choice in bar["choices"]] == [
        (0, False),
        (30, True),
        (90, False),
    ]


def test_nobody_has_organisations(rf):
    request = rf.get("/")
    request.actor = NOBODY

    assert look.organisations_of(request) == []


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "This is how it looked on"), (0, "As it stands on"), (1, "This is how it will look on")],
)
def test_the_day_bar_says_what_another_day_means(days: int, said: str) -> None:
    bar = look.day_bar({"request": RequestFactory().get("/")}, factories.days_ahead(days))

    assert said in render_to_string("components/day_bar.html", bar)


def test_what_stands_in_files_is_shown_as_such():
    assert look.as_in_files("`yes` (`ja`) & <no>") == "<code>yes</code> (<code>ja</code>) &amp; &lt;no&gt;"
