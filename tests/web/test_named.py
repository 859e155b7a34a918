"""People named in a row."""

import polars as pl

from stafett.standings.mending import Group, Lacking
from stafett.status import Colour, Reason
from stafett.web import marks, named

ANNE = Lacking(1234, "Anne <b> & Åse", Colour.RED, Reason.MISSING, None, None)


def test_each_is_marked_and_leads_to_their_page_on_the_same_day():
    assert named.items([ANNE], "?on=2026-03-01&x=1") == (
        f'<li class="nowrap">{marks.mark("missing")} '
        '<a href="/people/1234/?on=2026-03-01&amp;x=1">Anne &lt;b&gt; &amp; Åse</a></li>'
    )


def test_nobody_is_nothing():
    assert named.items([]) == ""


def test_how_many_are_not_named_is_said_last():
    assert named.items([], unnamed=1_200) == '<li class="quiet">and 1,200 more</li>'


def test_a_form_is_told_what_they_need_and_who_was_chosen():
    group = Group(1, "Fire", 2, (1001, 7), None, "", 2, 0, None, pl.Series([[]]), 0, {})
    group.__dict__["people"] = (ANNE, ANNE)

    assert named.chosen(group) == "competence=1001&amp;level=2&amp;person=1234&amp;person=1234"


def test_how_many_are_red_and_yellow_is_said_of_those_there_are():
    assert [named.how_many(*counts) for counts in ((1, 0), (0, 2), (1_200, 1), (0, 0))] == [
        '<span class="strong">1 is red</span>',
        "2 are yellow",
        '<span class="strong">1,200 are red</span>, 1 is yellow',
        "",
    ]
