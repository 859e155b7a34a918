"""Two texts of a plan side by side: what is new, what is gone, and which terms say something else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from stafett.plans import terms
from stafett.plans.models import Approver, Draft, PlanVersion, Steps

from .asked import Asked
from .queries import Catalogue

NOTHING = "–"


class Kind(StrEnum):
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class Row:
    """One thing both say, in words."""

    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Compared:
    """A requirement in both, or in one of them."""

    key: str
    name: str
    kind: Kind
    rows: list[Row]

    @property
    def changed(self) -> list[Row]:
        return [row for row in self.rows if row.is_changed]

    @property
    def unchanged(self) -> list[Row]:
        return [row for row in self.rows if not row.is_changed]


def requirements(before: Sequence[Asked], after: Sequence[Asked], known: Catalogue) -> list[Compared]:
    """What is asked after, in its order, and then what is asked no more."""
    earlier, later = _by_key(before), _by_key(after)
    found = [_compared(earlier.get(one.key), one, known) for one in after]
    return found + [_compared(one, None, known) for one in before if one.key not in later]


def _by_key(asked: Iterable[Asked]) -> dict[str, Asked]:
    return {one.key: one for one in asked}


def _compared(before: Asked | None, after: Asked | None, known: Catalogue) -> Compared:
    first, last = worded(before, known), worded(after, known)
    rows = [Row(label, first.get(label, NOTHING), last.get(label, NOTHING)) for label in (*last, *first)]
    rows = list({row.label: row for row in rows}.values())
    one = after or before
    name = named(one, known) if one else ""
    if before is None or after is None:
        return Compared(one.key if one else "", name, Kind.NEW if after else Kind.GONE, rows)
    kind = Kind.CHANGED if any(row.is_changed for row in rows) else Kind.SAME
    return Compared(after.key, name, kind, rows)


def named(asked: Asked, known: Catalogue) -> str:
    """What is accepted, by name; any one of them is enough."""
    names = sorted(known[one].name for one in asked.accepts if one in known)
    return f" {pgettext('one of several', 'or')} ".join(names) or asked.key


def worded(asked: Asked | None, known: Catalogue) -> dict[str, str]:
    """All that the terms say, by what each is called."""
    return dict(_worded(asked, known)) if asked else {}


def _worded(asked: Asked, known: Catalogue) -> Iterator[tuple[str, str]]:
    row = asked.as_requirement()
    yield _("What"), named(asked, known)
    yield _("Obligation"), _("mandatory") if asked.mandatory else _("recommended")
    yield (
        _("How often"),
        terms.how_often(row, [known[one].validity_months for one in asked.accepts if one in known]),
    )
    yield _("First deadline"), terms.first_deadline(asked.due_days)
    yield _("Warning"), days(asked.warn_days)
    yield _("Approval"), approval(asked)
    yield _("Why"), asked.why or NOTHING
    yield _("Level"), str(asked.level)
    yield _("In each unit"), _("yes") if asked.per_unit else _("no")
    yield _("Renewed from"), renewal(asked)
    yield _("Counts from before"), NOTHING if asked.lookback_days is None else days(asked.lookback_days)
    yield _("After a leave"), days(asked.grace_days)
    yield _("While it waits for approval"), days(asked.claim_days)
    yield _("Transition"), days(asked.transition_days)


def days(count: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def approval(asked: Asked) -> str:
    """How it is approved; a dash for what no version could say."""
    known = asked.steps in Steps.values and asked.approver in Approver.values
    return terms.approval(asked.as_requirement()) if known else NOTHING


def renewal(asked: Asked) -> str:
    if asked.renewal == "completion":
        return _("the day it was shown")
    if asked.renewal == "expiry":
        early = days(asked.early_days)
        return _("the day it would lapse, when renewed up to %(days)s early") % {"days": early}
    return _("a fixed season") + terms.season(asked.renewal)


def about(
    before: PlanVersion | Draft | None, after: PlanVersion | Draft, units: Mapping[int, str]
) -> list[Row]:
    """What both say of the plan as a whole. `units`: what units are called."""
    first, last = _about(before, units), _about(after, units)
    return [Row(label, first.get(label, NOTHING), last[label]) for label in last]


def _about(one: PlanVersion | Draft | None, units: Mapping[int, str]) -> dict[str, str]:
    if one is None:
        return {}
    return {
        _("Title"): one.title,
        _("Goal"): one.goal or NOTHING,
        _("Target group"): one.target_group or NOTHING,
        _("Owner"): units.get(one.owner_unit_id or 0, NOTHING),
        _("In force from"): _day(one.effective_from),
    }


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else NOTHING


def moved(before: Sequence[Asked], after: Sequence[Asked]) -> bool:
    """Whether what both ask stands in another order."""
    earlier, later = [one.key for one in before], [one.key for one in after]
    return [key for key in earlier if key in later] != [key for key in later if key in earlier]
