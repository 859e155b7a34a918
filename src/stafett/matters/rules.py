"""May it be raised, answered, passed on or merged, and does what is said make sense? Pure: judges what it is given.
That nothing raised vanishes, and that nothing says who cannot be found out: see `docs/decisions`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.anchors.rules import Hanging
from stafett.lib.identity_numbers import seems_to_hold_one
from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor

from .models import ANSWERED, SETTLED, TITLE_LENGTH, WAITING, Breadth, Matter, MatterState, Meaning, Privacy

ANSWER_WITHIN = timedelta(days=14)
"""The next day of what is new, unless another is said."""
TEXT_LENGTH = 5000
NEEDS_SOMEBODY = gettext_lazy("Log in to put your name to it, or put it in the box without a name.")
HANGS_ON_NOTHING = gettext_lazy("There is nothing this day can depend on. Choose a day.")
SAY_WHEN = gettext_lazy("Say when there will be an answer, so that it is not forgotten.")
HANGS_ON_NO_DAY = gettext_lazy("What this depends on has no day yet. Choose a day.")
NEEDS_A_DAY = gettext_lazy("Say by when there is to be an answer.")


@dataclass(frozen=True, kw_only=True)
class Raised:
    """What somebody puts forward, and to which unit; `kind` is a code of the recipe's own words. `due_on`: by when it
    is to be answered, or `hangs_on` (neither: within `ANSWER_WITHIN`). `between`: a party, by number, of what is shared
    by SEATS."""

    unit_id: int
    kind: str
    title: str
    text: str = ""
    arena_id: int | None = None
    breadth: str = Breadth.ORGANISATIONS
    privacy: str = Privacy.OPEN
    due_on: date | None = None
    hangs_on: Hanging | None = None
    between: int | None = None


@dataclass(frozen=True, kw_only=True)
class Passing:
    """Why it is passed on, and the day by which there is an answer, its own or one that hangs on another."""

    why: str
    back_on: date | None = None
    hangs_on: Hanging | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What whoever it is with says. `due_on` or `hangs_on`: the next day, of an answer or of looking at it again.
    `word`: the recipe's own code for the state; `effect`: what came of it."""

    meaning: str
    answer: str = ""
    due_on: date | None = None
    hangs_on: Hanging | None = None
    word: str = ""
    effect: str = ""


def fits(title: str, text: str) -> Verdict:
    """It says something, in so many words, and holds no identity number."""
    if not title.strip():
        return Verdict(_("Write in a few words what it is about."))
    if len(title.strip()) > TITLE_LENGTH:
        return Verdict(_("Write the title in fewer words, and the rest below it."))
    return words_fit(text) and words_fit(title)


def words_fit(text: str) -> Verdict:
    """Words of anybody's: not too many, and never a patient's number."""
    if len(text) > TEXT_LENGTH:
        return Verdict(_("Write in fewer words: at most %(count)d characters.") % {"count": TEXT_LENGTH})
    if seems_to_hold_one(text):
        return Verdict(
            _(
                "This looks like a national identity number. Take it out: nothing here may tell who a patient is."
            )
        )
    return ALLOWED


def can_raise(actor: Actor, organisation_id: int, *, is_party: bool, sees_arena: bool) -> Verdict:
    """People raise matters to the units of their own organisation, and to those that take part in what they take part
    in (`is_party`, `sees_arena`); guests only the latter."""
    if is_party and sees_arena:
        return ALLOWED
    if actor.person_id is not None and actor.works_for == organisation_id:
        return ALLOWED
    return Verdict(
        _("You can only raise this to a unit of your own organisation, or to one that takes part.")
    )


def can_answer(actor: Actor, state: MatterState) -> Verdict:
    """Whoever leads the unit it is with answers it; one that was merged is answered where it went."""
    if not actor.leads(state.unit_id):
        return Verdict(_("Only whoever leads the unit it is with can answer."))
    if state.meaning == Meaning.MERGED:
        return Verdict(_("This was merged into another. Answer that one."))
    return ALLOWED


def answer_fits(said: Answer, *, on: date) -> Verdict:
    """No yes and no no without a word, and nothing that waits without a next day."""
    if said.meaning not in {*WAITING, *ANSWERED} - {Meaning.NEW, Meaning.PASSED_ON}:
        return Verdict(_("Choose where it stands."))
    if not said.answer.strip():
        return Verdict(_("Write an answer to whoever raised it."))
    if said.meaning in WAITING and said.due_on is None and said.hangs_on is None:
        return Verdict(str(SAY_WHEN))
    due_on = None if said.meaning in SETTLED else said.due_on
    return day_fits(due_on, on=on) and words_fit(said.answer) and words_fit(said.effect)


def day_fits(day: date | None, *, on: date) -> Verdict:
    """A next day comes, and within two years."""
    if day is None or on <= day <= on + timedelta(days=2 * 366):
        return ALLOWED
    return Verdict(_("Choose a day from today on, within two years."))


def can_pass_on(
    actor: Actor, state: MatterState, unit_id: int, organisation_id: int, *, is_party: bool
) -> Verdict:
    """To another unit of one's own organisation, or one that takes part in the same."""
    verdict = can_answer(actor, state)
    if not verdict:
        return verdict
    if unit_id == state.unit_id:
        return Verdict(_("It is with this unit already. Choose another."))
    if not is_party and organisation_id != actor.organisation_id:
        return Verdict(_("Choose a unit of your own organisation, or one that takes part."))
    return ALLOWED


def passing_fits(said: Passing) -> Verdict:
    """With a word why, and the day by which there is an answer, or one asks for it back."""
    if not said.why.strip():
        return Verdict(_("Write why it is passed on: whoever raised it reads it too."))
    if said.back_on is None and said.hangs_on is None:
        return Verdict(str(NEEDS_A_DAY))
    return words_fit(said.why)


def comes_back_to(state: MatterState, unit_id: int) -> int:
    """The unit that waits for it: whoever passed it on first, unless it is with them again."""
    first = state.passed_from_id
    return state.unit_id if first is None or first == unit_id else first


def comes_back_in_time(state: MatterState, back_on: date | None, *, on: date) -> Verdict:
    """Who passes on what was passed on to them keeps the day it is to be back with whoever did first, until it is
    past: then those have it back."""
    if state.passed_from_id is None or state.due_on is None or state.due_on < on:
        return ALLOWED
    if back_on is not None and back_on <= state.due_on:
        return ALLOWED
    day = {"day": date_format(state.due_on)}
    return Verdict(_("It was passed on to you until %(day)s. Choose that day, or one before it.") % day)


def can_take_back(actor: Actor, state: MatterState) -> Verdict:
    """Whoever passed it on takes it back as long as it waits for an answer."""
    if state.passed_from_id is None or not actor.leads(state.passed_from_id):
        return Verdict(_("Only whoever passed it on can take it back."))
    if state.meaning not in WAITING:
        return Verdict(_("It has been answered. Read the answer instead."))
    return ALLOWED


def can_merge(actor: Actor, state: MatterState, into: MatterState) -> Verdict:
    """Two that are with units one leads; not into itself, not into one that went into another, and not into one that
    some of those who read it may not read."""
    verdict = can_answer(actor, state)
    if not verdict:
        return verdict
    if into.matter_id == state.matter_id or into.meaning == Meaning.MERGED:
        return Verdict(_("Choose another one that was not merged itself."))
    if not is_as_open(into.matter, state.matter):
        return Verdict(
            _("Fewer people may read that one. Choose one that everybody who reads this may read.")
        )
    return can_answer(actor, into)


def is_as_open(matter: Matter, other: Matter) -> bool:
    """Whether those who may read the other may read a matter too, but for their raisers. Those of an arena may come
    from anywhere; those of none belong to the organisation."""
    if matter.breadth == Breadth.EVERYBODY:
        return True
    narrow_first = list(Breadth)
    is_wide = narrow_first.index(Breadth(matter.breadth)) >= narrow_first.index(Breadth(other.breadth))
    return is_wide and other.arena_id in {None, matter.arena_id}


def sees_raiser(actor: Actor, matter: Matter) -> bool:
    """Whether somebody who sees a matter may know who raised it."""
    if matter.privacy == Privacy.ANSWERER:
        return is_raiser(actor, matter) or actor.leads(matter.raised_to_id)
    return matter.privacy == Privacy.OPEN


def is_raiser(actor: Actor, matter: Matter) -> bool:
    """Whether it is one's own."""
    if actor.guest_id is not None:
        return matter.guest_id == actor.guest_id and actor.guest_of(f"arena:{matter.arena_id}")
    return matter.person_id is not None and matter.person_id == actor.person_id


def is_overdue(state: MatterState, *, on: date) -> bool:
    """The next day has passed, and something is still to be done."""
    return state.meaning not in SETTLED and state.due_on is not None and state.due_on < on


def turn(states: Collection[MatterState], *, on: date) -> list[MatterState]:
    """In the order somebody should look at them: what is overdue, what waits by its next day, and what is answered,
    the newest first."""

    def order(state: MatterState) -> tuple[int, int]:
        if is_overdue(state, on=on) or state.waits:
            return 0, (state.due_on or date.max).toordinal()
        return 1, -state.since.toordinal()

    return sorted(states, key=lambda state: (*order(state), state.matter_id))
