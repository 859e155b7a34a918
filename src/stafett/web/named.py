"""People named in a row, each with a mark and a link: drawn here, because a page has hundreds of them."""

from collections.abc import Iterable
from html import escape

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from stafett.standings.mending import Group, Lacking

from .figures import number
from .marks import mark
from .navigation import page_of
from .planned import Asked, Plans

NOTHING = Plans()

ITEM = '<li class="nowrap">{} <a href="{}{}">{}</a>{}</li>'
REST = '<li class="quiet">{}</li>'


def items(
    people: Iterable[Lacking],
    asked: str = "",
    planned: Plans = NOTHING,
    wanted: Asked = ((), 1),
    unnamed: int = 0,
) -> SafeString:
    """A list's items: how each stands, and the name as a link to that person's page; `asked` follows its address.
    Beside those who have a place on a course that gives what is wanted: `planned`. Last, how many are
    `unnamed`."""
    after = conditional_escape(asked)
    found = [
        ITEM.format(
            mark(one.reason),
            page_of("people:detail", one.person_id),
            after,
            escape(one.name),
            planned.mark(one.person_id, *wanted),
        )
        for one in people
    ]
    if unnamed:
        told = ngettext("and %(number)s more", "and %(number)s more", unnamed) % {"number": number(unnamed)}
        found.append(REST.format(escape(told)))
    return SafeString("".join(found))


def how_many(red: int, yellow: int) -> SafeString:
    """How many are red, and how many yellow; what nobody is goes unsaid."""
    told_red = ngettext("%(number)s is red", "%(number)s are red", red) % {"number": number(red)}
    told_yellow = ngettext("%(number)s is yellow", "%(number)s are yellow", yellow) % {
        "number": number(yellow)
    }
    strong = format_html('<span class="strong">{}</span>', told_red)
    return SafeString(", ".join([strong] * bool(red) + [escape(told_yellow)] * bool(yellow)))


def chosen(group: Group) -> SafeString:
    """What they all need, and who they are, as a form's address says it: `competence=1&level=1&person=1&person=2`."""
    who = "".join(f"&amp;person={int(one.person_id)}" for one in group.people)
    return SafeString(f"competence={int(group.competence_ids[0])}&amp;level={int(group.level)}{who}")
