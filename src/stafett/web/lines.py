"""Lines as a person's page lists them: what is asked, how long is left, why the colour, and who asks.

A page has hundreds of them, and a template for each would take most of its page's time: so they are put together as
text, each piece escaped where it comes in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import escape
from urllib.parse import urlencode

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.recipes.course.queries import Session
from stafett.standings import sentences
from stafett.standings.lines import Line, Source
from stafett.status import Colour, Reason

from .marks import shape, word
from .navigation import page_of
from .planned import Plans, leads_to

SHOWN_AHEAD = 60
"""A deadline farther off than these days is told by its date alone."""
MONTH = 30
YEAR = 365
WORD_FIRST = {Reason.MISSING, Reason.EXPIRED, Reason.DUE, Reason.EXPIRING}
"""Reasons whose word goes before the sentence; the sentences of the others begin with it."""

ITEM = """<li class="line">{}
<div class="stack tight">
  <div class="row"><h3><a class="plain" href="{}">{}</a></h3>{}{}</div>
  <p>{}</p>
  <p class="quiet small">{}</p>{}
</div>{}</li>"""
PILL = ' <span class="pill{}">{}</span>'
FIRST = '<span class="strong">{}.</span>'
OPINION = """
  <p class="opinion small">{}</p>"""
BUTTON = """
<div class="do"><a class="ds-button" data-variant="{}" href="{}?{}">{}<span class="ds-sr-only">: {}</span></a></div>"""


@dataclass(frozen=True)
class Asking:
    """A plan that asks, with the units it is given in."""

    plan_id: int
    title: str
    units: str


def countdown(line: Line, on: date) -> str:
    """How long is left, or how late it is; empty where nothing presses."""
    if line.colour not in (Colour.RED, Colour.YELLOW) or line.last_day is None:
        return ""
    left = (line.last_day - on).days
    if left < 0:
        return _late(-left)
    if left == 0:
        return _("last day today")
    if left > SHOWN_AHEAD:
        return ""
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def _late(days: int) -> str:
    if days <= SHOWN_AHEAD:
        return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    if days >= 2 * YEAR:
        years = days // YEAR
        return ngettext("%(years)d year late", "%(years)d years late", years) % {"years": years}
    months = days // MONTH
    return ngettext("%(months)d month late", "%(months)d months late", months) % {"months": months}


def asking(sources: Iterable[Source]) -> list[Asking]:
    """The plans that ask, each once, with its units."""
    titles: dict[int, str] = {}
    units: dict[int, list[str]] = {}
    for source in sources:
        titles[source.plan_id] = source.plan
        units.setdefault(source.plan_id, []).append(source.unit)
    return [Asking(plan, title, ", ".join(dict.fromkeys(units[plan]))) for plan, title in titles.items()]


def claim_query(line: Line) -> str:
    """What a claim for the line starts from: one of the competences it accepts, its level above the first,
    and its unit if it has one."""
    given = {"competence": line.competence_ids[0]}
    if line.level > 1:
        given["level"] = line.level
    if line.unit_id is not None:
        given["unit"] = line.unit_id
    return urlencode(given)


@dataclass(frozen=True)
class Telling:
    """What all lines of a list have in common: the day, whether the askers' units are named, where the button
    leads (if there is to be one), whom each line that waits is waiting for, and what the person thinks of
    themselves by competence, as sentences, what is planned beside the colours, and the courses with room by what they
    are enough for."""

    on: date
    several_units: bool = False
    do: str = ""
    waits: Mapping[tuple[int, int | None], str] = field(default_factory=dict)
    opinions: Mapping[int, str] = field(default_factory=dict)
    planned: Plans = field(default_factory=Plans)
    courses: Mapping[tuple[int, ...], Session] = field(default_factory=dict)

    def items(self, lines: Iterable[Line]) -> SafeString:
        """The lines as items of a list."""
        asked_by = cache(self._asked_by)
        told = (
            ITEM.format(*self._told(line), asked_by(line.sources), self._opinion(line), self._button(line))
            for line in lines
        )
        return SafeString("".join(told))

    def _told(self, line: Line) -> tuple[str, ...]:
        return (
            shape(line.reason),
            page_of("competences:detail", line.competence_ids[0]),
            escape(line.title),
            "".join(PILL.format(colour, escape(said)) for colour, said in self._pills(line)),
            self.planned.mark(line.person_id, line.competence_ids, line.level),
            " ".join(map(conditional_escape, self._why(line))),
        )

    def _pills(self, line: Line) -> Iterator[tuple[str, str]]:
        if left := countdown(line, self.on):
            yield f" {line.colour}", left
        if not line.mandatory:
            yield "", _("recommended")
        if line.level > 1:
            yield "", _("level %(level)s") % {"level": line.level}
        if line.times > 1:
            yield "", _("%(times)s times") % {"times": line.times}

    def _why(self, line: Line) -> Iterator[str]:
        if line.reason in WORD_FIRST:
            yield SafeString(FIRST.format(escape(word(line.reason))))
        yield sentences.why(line)
        if line.unit:
            yield _("It counts in %(unit)s.") % {"unit": line.unit}
        if line.is_waiting and (turn := self.waits.get((line.question, line.unit_id))):
            yield turn
        if one := self.courses.get((line.competence_ids, line.level)):
            yield leads_to(one)

    def _asked_by(self, sources: tuple[Source, ...]) -> SafeString:
        plans = (
            (
                page_of("plans:detail", one.plan_id),
                one.title,
                f" ({one.units})" if self._names(one) else "",
            )
            for one in asking(sources)
        )
        return format_html("{} {}", _("Asked for by"), format_html_join(", ", '<a href="{}">{}</a>{}', plans))

    def _names(self, one: Asking) -> bool:
        return self.several_units and bool(one.units)

    def _opinion(self, line: Line) -> str:
        """Below the rest, and of no colour: it tells nothing of the status."""
        said = (self.opinions[one] for one in line.competence_ids if one in self.opinions)
        return "".join(OPINION.format(escape(one)) for one in said)

    def _button(self, line: Line) -> str:
        if not self.do or line.is_waiting:
            return ""
        variant = "primary" if line.colour == Colour.RED else "secondary"
        told = (self.do, claim_query(line), _("I have done this"), line.title)
        return BUTTON.format(variant, *map(escape, told))
