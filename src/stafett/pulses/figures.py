"""What was answered, in figures. Nothing else reads answers for anybody: here the minimum group is held.

Figures are shown when a wave is over and all its answers are in, never before: two looks at a growing number would
tell what the last one said. A group's figures are shown beside those of all only if neither the group nor all that is
left is smaller than the minimum. At the open level there is no minimum: everybody's answers are shown with names.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stafett.people.models import PersonDetails

from . import queries, rules
from .models import Form, Privacy, QuestionKind, Response, Sealed, Wave
from .rules import Question


@dataclass(frozen=True)
class Figure:
    """What was answered to a question: how many did, how often each answer was given (scales and choices), the mean
    (scales) and the words. All empty where too few answered it."""

    question: Question
    count: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    mean: float | None = None
    words: tuple[str, ...] = ()

    @property
    def is_hidden(self) -> bool:
        return self.count == 0


@dataclass(frozen=True)
class Figures:
    """The figures of a wave, of all or of one group. `groups`: those that may be asked for; `is_hidden`: too few
    answered, or it is not over yet, or this group may not be shown."""

    answered: int
    asked: int
    is_over: bool
    minimum: int
    figures: tuple[Figure, ...] = ()
    groups: frozenset[int] = frozenset()

    @property
    def is_hidden(self) -> bool:
        return not self.figures


@dataclass(frozen=True)
class Change:
    """A scale before and after, of those who answered both times: paired by person or by the code they kept.
    `unpaired`: how many answered one of the times alone, or lost the code."""

    question: Question
    paired: int
    unpaired: int
    before: float
    after: float


def of_wave(wave: Wave, *, on: date, group: int | None = None) -> Figures:
    """The figures of a wave, or of a group in it."""
    form, details = wave.form, queries.details(wave)
    answered, asked = queries.turnout(wave)
    is_over = rules.is_over(details, on=on) and not Sealed.objects.filter(wave=wave).exists()
    told = Figures(answered, asked, is_over, minimum(form))
    rows = list(Response.objects.filter(wave=wave).order_by("pk"))
    if not is_over or len(rows) < told.minimum:
        return told
    groups = rules.shown(Counter(row.group_id for row in rows), told.minimum)
    shown = rows if group is None else [row for row in rows if row.group_id == group and group in groups]
    figures = _figures(form, shown, words=group is None) if shown else ()
    return Figures(answered, asked, is_over, told.minimum, figures, groups)


def minimum(form: Form) -> int:
    """So many at least that figures are shown of; where names are shown anyway, one."""
    return 1 if form.privacy == Privacy.OPEN else form.minimum


def _figures(form: Form, rows: Collection[Response], *, words: bool) -> tuple[Figure, ...]:
    """Words are shown of all alone: a hand is known by its group."""
    return tuple(
        _figure(one, [row.answers[one.code] for row in rows if one.code in row.answers], minimum(form))
        for one in rules.questions(form)
        if words or one.kind != QuestionKind.WORDS
    )


def _figure(question: Question, answers: list[int | str], at_least: int) -> Figure:
    if len(answers) < at_least:
        return Figure(question)
    if question.kind == QuestionKind.WORDS:
        return Figure(question, len(answers), words=tuple(sorted(map(str, answers))))
    counts = Counter(map(str, answers))
    possible: Iterable[str] = (
        map(str, rules.SCALE) if question.kind == QuestionKind.SCALE else question.choices or {}
    )
    mean = _mean([int(one) for one in answers]) if question.kind == QuestionKind.SCALE else None
    return Figure(question, len(answers), {one: counts[one] for one in possible}, mean)


def _mean(numbers: Collection[int]) -> float:
    return round(sum(numbers) / len(numbers), 1)


def named(wave: Wave, *, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Who answered what, by name, once it is over; a guest's name is blank. Whoever calls has judged
    `rules.sees_names`; where nobody may be found out there is none."""
    if not rules.is_over(queries.details(wave), on=on):
        return []
    rows = [row for row in Response.objects.filter(wave=wave) if row.person_id or row.guest_id]
    persons = PersonDetails.objects.open().filter(person_id__in={row.person_id for row in rows})
    names = {one.person_id: one.name for one in persons}
    asked = rules.questions(wave.form)
    said = [(names.get(row.person_id or 0, ""), _in_words(asked, row)) for row in rows]
    return sorted(said, key=lambda one: one[0])


def _in_words(asked: Iterable[Question], row: Response) -> list[tuple[str, str]]:
    return [
        (one.text, (one.choices or {}).get(row.answers[one.code], str(row.answers[one.code])))
        for one in asked
        if one.code in row.answers
    ]


def change(first: Wave, later: Wave, *, on: date) -> list[Change]:
    """How each scale moved from one wave to another of the same pulse, among those who answered both. A question is
    left out where too few did, or where those who did not are so few that they would be told by it."""
    if first.pulse_id != later.pulse_id or any(of_wave(one, on=on).is_hidden for one in (first, later)):
        return []
    before, after = (_scales(one) for one in (first, later))
    least = max(minimum(first.form), minimum(later.form))
    known = {one.code: one for one in rules.questions(later.form) if one.kind == QuestionKind.SCALE}
    found = [
        _change(known[code], before[code], after[code], least)
        for code in known
        if code in before and code in after
    ]
    return [one for one in found if one is not None]


def _change(
    question: Question, before: Mapping[str, int], after: Mapping[str, int], least: int
) -> Change | None:
    both = sorted((before.keys() & after.keys()) - {""})
    if not all(rules.may_show_part(len(both), len(whole), least) for whole in (before, after)):
        return None
    unpaired = len(before) + len(after) - 2 * len(both)
    means = [_mean([answers[pair] for pair in both]) for answers in (before, after)]
    return Change(question, len(both), unpaired, *means)


def _scales(wave: Wave) -> dict[str, dict[str, int]]:
    """What each answered to each scale, by what pairs them; the unpaired by something of their own."""
    found: dict[str, dict[str, int]] = {}
    for row in Response.objects.filter(wave=wave):
        for code, value in row.answers.items():
            if isinstance(value, int):
                found.setdefault(code, {})[row.pair or f"unpaired {row.pk}"] = value
    return found
