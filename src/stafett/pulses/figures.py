"""What was answered, in figures. Nothing else reads answers for anybody: here the minimum group is held.

Figures are shown when a wave is over and all its answers are in, never before: two looks at a growing number would
tell what the last one said. A group's figures are shown beside those of all only if neither the group nor all that is
left is smaller than the minimum. At the open level there is no minimum: everybody's answers are shown with names.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from stafett.people import queries as people

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
    `unpaired`: how many answered one of the times alone, or lost the code; `since_first`: before is the first time of
    all, and not the one before."""

    question: Question
    paired: int
    unpaired: int
    before: float
    after: float
    since_first: bool = False


@dataclass(frozen=True)
class Scale:
    """What each answered to a scale, by what pairs them (the unpaired by something of their own), and of whom figures
    are shown."""

    answers: dict[str, int]
    shown: list[set[str]]


def of_wave(wave: Wave, *, on: date, group: int | None = None) -> Figures:
    """The figures of a wave, or of a group in it."""
    form, details = wave.form, queries.details(wave)
    answered, asked = queries.turnout(details, on=on)
    is_over = rules.is_over(details, on=on) and not Sealed.objects.filter(wave=wave).exists()
    told = Figures(answered, asked, is_over, minimum(form))
    rows = list(Response.objects.filter(wave=wave).order_by("pk"))
    if not is_over or len(rows) < told.minimum:
        return told
    groups = rules.shown(Counter(row.group_id for row in rows), told.minimum)
    if group is not None and group not in groups:
        return replace(told, groups=groups)
    return replace(told, groups=groups, figures=_figures(form, rows, group))


def minimum(form: Form) -> int:
    """So many at least that figures are shown of; where names are shown anyway, one."""
    return 1 if form.privacy == Privacy.OPEN else form.minimum


def _figures(form: Form, rows: Collection[Response], group: int | None) -> tuple[Figure, ...]:
    """Words are shown of all alone: a hand is known by its group. A group is judged anew at each question, by those
    who answered it."""
    found = []
    for one in rules.questions(form):
        answered = [row for row in rows if one.code in row.answers]
        shown = rules.shown(Counter(row.group_id for row in answered), minimum(form))
        if group is not None:
            answered = [row for row in answered if row.group_id == group and group in shown]
        if group is None or one.kind != QuestionKind.WORDS:
            found.append(_figure(one, [row.answers[one.code] for row in answered], minimum(form)))
    return tuple(found)


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
    names = people.names_of_people(row.person_id for row in rows)
    asked = rules.questions(wave.form)
    said = [(names.get(row.person_id or 0, ""), _in_words(asked, row)) for row in rows]
    return sorted(said, key=lambda one: one[0])


def _in_words(asked: Iterable[Question], row: Response) -> list[tuple[str, str]]:
    return [
        (one.text, (one.choices or {}).get(row.answers[one.code], str(row.answers[one.code])))
        for one in asked
        if one.code in row.answers
    ]


def change(wave: Wave, *, on: date) -> list[Change]:
    """How each scale moved, among those who answered both times: since the first wave, then since the one before where
    that is another. A question is left out where too few did, or where the difference to any other figure that is
    shown would tell of too few."""
    rows = [row.wave for row in queries.waves(wave.pulse)]
    waves = rows[: rows.index(wave) + 1]
    scales = [{} if of_wave(one, on=on).is_hidden else _scales(one) for one in waves]
    found: list[Change] = []
    for at in range(1, len(waves)):
        found = [
            one
            for first in dict.fromkeys((0, at - 1))
            for one in _changes(
                waves[first], waves[at], scales[first], scales[at], since_first=first == 0 < at - 1
            )
        ]
    return found


def _changes(
    first: Wave,
    later: Wave,
    before: Mapping[str, Scale],
    after: Mapping[str, Scale],
    *,
    since_first: bool,
) -> Iterable[Change]:
    """The changes between two waves. Of those who were paired figures are shown from then on."""
    least = max(minimum(first.form), minimum(later.form))
    for question in rules.questions(later.form):
        was, now = before.get(question.code), after.get(question.code)
        if was is None or now is None:
            continue
        both = was.answers.keys() & now.answers.keys()
        if all(rules.may_show(both, beside.shown, least) for beside in (was, now)):
            was.shown.append(both)
            now.shown.append(both)
            yield _moved(question, was.answers, now.answers, both, since_first=since_first)


def _moved(
    question: Question,
    was: Mapping[str, int],
    now: Mapping[str, int],
    both: Collection[str],
    *,
    since_first: bool,
) -> Change:
    before, after = (_mean([answers[one] for one in both]) for answers in (was, now))
    return Change(question, len(both), len(was) + len(now) - 2 * len(both), before, after, since_first)


def _scales(wave: Wave) -> dict[str, Scale]:
    rows = list(Response.objects.filter(wave=wave))
    found = {}
    for one in rules.questions(wave.form):
        answered = [row for row in rows if one.code in row.answers]
        if one.kind == QuestionKind.SCALE and answered:
            keys = {row.pk: row.pair or f"unpaired {row.pk}" for row in answered}
            groups = rules.shown(Counter(row.group_id for row in answered), minimum(wave.form))
            of_groups = [{keys[row.pk] for row in answered if row.group_id == group} for group in groups]
            answers = {keys[row.pk]: row.answers[one.code] for row in answered}
            found[one.code] = Scale(answers, [set(answers), *of_groups])
    return found
