"""A draft as it is read: what it asks in words, what has changed, what was said of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stafett.plans import terms
from stafett.plans.drafts import bounds, comparing, queries, transition
from stafett.plans.drafts.asked import Asked, Choice, read
from stafett.plans.drafts.comparing import Kind
from stafett.plans.drafts.queries import Catalogue
from stafett.plans.models import Comment, Draft, PlanVersion


@dataclass(frozen=True)
class Written:
    """One requirement of a draft, in words. `kind`: new, changed or the same as in the version before;
    `spares`: from when it may turn anybody red; `todo`: what is to be put right."""

    key: str
    name: str
    mandatory: bool
    sentence: str
    fine_print: list[str]
    approval: str
    why: str
    kind: Kind
    choice: str
    spares: str
    comments: list[Comment]
    todo: list[str]


def written(
    draft: Draft,
    newest: PlanVersion | None,
    known: Catalogue,
    todo: list[queries.ToDo],
    comments: Iterable[Comment],
) -> list[Written]:
    """What the draft asks after the newest version, in its author's order."""
    before = {one.key: one for one in queries.published(newest)}
    said: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        said[comment.requirement].append(comment)
    wrong: dict[str, list[str]] = defaultdict(list)
    for one in todo:
        wrong[one.key].append(one.text)
    return [
        _written(one, before.get(one.key), known, draft.effective_from, said[one.key], wrong[one.key])
        for one in read(draft.requirements)
    ]


def _written(
    one: Asked,
    before: Asked | None,
    known: Catalogue,
    effective_from: date | None,
    said: list[Comment],
    todo: list[str],
) -> Written:
    row = one.as_requirement()
    readable = not bounds.faults(one, known)
    return Written(
        key=one.key,
        name=comparing.named(one, known),
        mandatory=one.mandatory,
        sentence=terms.sentence(row, queries.months(one, known)) if readable else "",
        fine_print=terms.fine_print(row) if readable else [],
        approval=comparing.approval(one),
        why=one.why,
        kind=_kind(one, before),
        choice=str(Choice(one.choice).label) if one.choice in Choice.values else "",
        spares=spares(one, before, effective_from),
        comments=said,
        todo=todo,
    )


def _kind(one: Asked, before: Asked | None) -> Kind:
    if before is None:
        return Kind.NEW
    return Kind.CHANGED if one.asks_otherwise(before) or one.choice else Kind.SAME


def spares(one: Asked, before: Asked | None, effective_from: date | None) -> str:
    """From when what is new may turn anybody red; empty where nothing is."""
    if effective_from is None or (before and not one.choice and not one.asks_otherwise(before)):
        return ""
    say = transition.sentence if before else transition.sentence_for_new
    return say(one, effective_from)


def of_the_whole(draft: Draft, comments: Iterable[Comment]) -> list[Comment]:
    """What was said of the plan as a whole, or of a requirement that is no longer there."""
    keys = {one.key for one in read(draft.requirements)}
    return [comment for comment in comments if comment.requirement not in keys]
