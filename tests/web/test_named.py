"""People named in a row."""

from stafett.standings.mending import Lacking
from stafett.status import Colour, Reason
from stafett.web import marks, named

ANNE = Lacking(1234, "Anne <b> & Åse", Colour.RED, Reason.MISSING, None, None)


def test_each_is_marked_and_leads_to_their_page_on_the_same_day():
    assert named.items([ANNE], "?on=2026-03-01&x=1") == (
        f'<li class="nowrap">{marks.mark("missing")} '
        '<a href="/people/1234/?on=2026-03-01&amp;x=1">Anne &lt;b&gt; &amp; Åse</a></li>'
    )


def test_nobody_is_nothing():
    assert (named.items([]), named.chosen([])) == ("", "")


def test_a_form_is_told_who_was_chosen():
    assert named.chosen([ANNE, ANNE]) == "&amp;person=1234&amp;person=1234"
