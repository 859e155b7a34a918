"""Do questions and answers make sense, who may answer, and which figures may be shown? Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.anchors.rules import Hanging
from stafett.lib import keys
from stafett.lib.identity_numbers import seems_to_hold_one
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.models import RoleCode

from .models import Form, Privacy, QuestionKind, WaveDetails

SCALE = (1, 2, 3, 4, 5)
TEXT_LENGTH = 2000
QUESTIONS_AT_MOST = 30
ANSWERED = gettext_lazy("You have answered this already. Thank you.")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question: a `code` that is the same in every form version, its kind, its words, and the codes and words of
    what may be chosen."""

    code: str
    kind: str
    text: str
    choices: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Times:
    """When a wave opens: on a day of its own, or on one that hangs on another and moves with it; and for how long."""

    opens_on: date | None = None
    hangs_on: Hanging | None = None
    days_open: int = 14


def questions(form: Form) -> list[Question]:
    """The questions of a form, in their order."""
    return [Question(**one) for one in form.questions]


def form_fits(title: str, asked: Sequence[Question]) -> Verdict:
    """It has a title and some questions, each with words, a code of its own and, to choose among, two choices."""
    if not title.strip() or not all(one.text.strip() and one.code for one in asked):
        return Verdict(_("Write a title, and words for every question."))
    if not 1 <= len(asked) <= QUESTIONS_AT_MOST:
        return Verdict(_("Ask at least one question, and at most %(count)d.") % {"count": QUESTIONS_AT_MOST})
    if len({one.code for one in asked}) < len(asked):
        return Verdict(_("Two questions have the same code."))
    if any(one.kind == QuestionKind.CHOICE and len(one.choices or {}) < 2 for one in asked):
        return Verdict(_("Give at least two answers to choose among."))
    return ALLOWED


def last_day(details: WaveDetails) -> date | None:
    """The last day a wave can be answered; None while it has no day."""
    return details.due_on and details.due_on + timedelta(days=details.days_open - 1)


def is_open(details: WaveDetails, *, on: date) -> bool:
    last = last_day(details)
    return details.due_on is not None and last is not None and details.due_on <= on <= last


def is_over(details: WaveDetails, *, on: date) -> bool:
    last = last_day(details)
    return last is not None and last < on


def can_answer(details: WaveDetails, *, is_asked: bool, has_answered: bool, on: date) -> Verdict:
    """Whoever is asked answers once, while the wave is open."""
    if not is_asked:
        return Verdict(_("You are not asked this."))
    if has_answered:
        return Verdict(str(ANSWERED))
    if not is_open(details, on=on):
        return Verdict(_("This can only be answered while it is open."))
    return ALLOWED


def answers_fit(asked: Sequence[Question], given: Mapping[str, Any]) -> Verdict:
    """Something is answered, and each answer is one its question has."""
    if not given:
        return Verdict(_("Answer at least one question."))
    known = {one.code: one for one in asked}
    for code, value in given.items():
        if code not in known or not _is_answer(known[code], value):
            return Verdict(_("Choose one of the answers."))
    if any(isinstance(value, str) and seems_to_hold_one(value) for value in given.values()):
        return Verdict(
            _(
                "This looks like a national identity number. Take it out: nothing here may tell who a patient is."
            )
        )
    return ALLOWED


def _is_answer(question: Question, value: Any) -> bool:
    if question.kind == QuestionKind.SCALE:
        return type(value) is int and value in SCALE
    if question.kind == QuestionKind.CHOICE:
        return value in (question.choices or {})
    return isinstance(value, str) and 0 < len(value) <= TEXT_LENGTH


def code_fits(code: str) -> Verdict:
    """One of our codes, or none."""
    if not code.strip() or keys.can_be_code(code):
        return ALLOWED
    return Verdict(_("This is no code of ours. Look whether every letter is there, or leave it out."))


def sees_names(actor: Actor, form: Form) -> bool:
    """Whether somebody may know who answered what."""
    if form.privacy == Privacy.KNOWN:
        return any(actor.holds(role, form.known_to_id) for role in (RoleCode.LEADER, RoleCode.DEPUTY))
    return form.privacy == Privacy.OPEN


def shown(sizes: Mapping[int | None, int], minimum: int) -> frozenset[int]:
    """The groups whose figures may be shown beside the figures of all. Those that are too small are hidden (those in
    no group, `None`, always), and of the others the smallest too, as long as what is hidden is too small a group
    itself: it would be all minus what is shown."""
    hidden = {group for group, size in sizes.items() if group is None or size < minimum}
    waiting = sorted(
        (group for group in sizes if group not in hidden), key=lambda group: (sizes[group], group)
    )
    while waiting and 0 < sum(sizes[group] for group in hidden) < minimum:
        hidden.add(waiting.pop(0))
    return frozenset(group for group in waiting if group is not None)


def may_show(some: Set[str], beside: Iterable[Set[str]], least: int) -> bool:
    """Whether figures of some people may be shown beside those of others: all these sets together divide people into
    parts of nobody or of no fewer than `least`; so however figures are added and subtracted, none tells of fewer."""
    sets = [some, *beside]
    parts = Counter(tuple(one in members for members in sets) for one in set[str]().union(*sets))
    return len(some) >= least and all(size >= least for size in parts.values())
