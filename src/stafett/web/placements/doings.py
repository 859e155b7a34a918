"""What may be done with a stay on its page, as a table: the move it is, its form, its words, and what it does."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.lib import clock
from stafett.people.actor import Actor
from stafett.recipes.placement import rules
from stafett.recipes.placement.ends import actions as ends
from stafett.recipes.placement.ends import queries as ended
from stafett.recipes.placement.ends import rules as end_rules
from stafett.recipes.placement.found import actions as found
from stafett.recipes.placement.outside import actions as outside
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.stays import actions as stays
from stafett.recipes.placement.stays import queries as waiting
from stafett.recipes.placement.stories import actions as stories
from stafett.recipes.placement.stories import queries as told
from stafett.recipes.placement.stories import rules as story_rules
from stafett.recipes.placement.terms import actions as terms
from stafett.recipes.placement.visits import actions as visits
from stafett.recipes.placement.visits import queries as visited
from stafett.recipes.placement.visits import rules as visit_rules
from stafett.recipes.placement.workflow import Move, State, Who

from . import small

SENT_TO_HOST = _("Sent to the host.")


@dataclass(frozen=True)
class Given:
    """Who does it, when, and with which words."""

    now: Now
    said: dict[str, Any]
    by: Actor

    @property
    def on(self) -> date:
        return clock.today()

    @property
    def at(self) -> datetime:
        return clock.now()


type Parts = Collection[Who]


def _always(_now: Now, _parts: Parts) -> bool:
    return True


@dataclass(frozen=True)
class Doing:
    """One thing that may be done: `label` on its button, `told` when it is done. `is_next`: it waits for whoever
    may do it, and stands open; `shown`: whether it makes sense now, beside the move being allowed."""

    move: Move
    label: Promise
    told: Promise
    act: Callable[[Given], Any]
    form: type[small.Small] = small.Nothing
    is_next: bool = False
    is_danger: bool = False
    shown: Callable[[Now, Parts], bool] = _always


def _is_host_here(now: Now, _parts: Parts) -> bool:
    return not now.is_host_outside


def _is_host_outside(now: Now, _parts: Parts) -> bool:
    return now.is_host_outside


def _has_offer(now: Now, _parts: Parts) -> bool:
    return waiting.place(now, at=clock.now()).until is not None


def _has_lapsed(now: Now, _parts: Parts) -> bool:
    return waiting.place(now, at=clock.now()).has_lapsed


def _may_end(*, came: bool) -> Callable[[Now, Parts], bool]:
    def shown(now: Now, _parts: Parts) -> bool:
        first, last = now.details.starts_on, now.details.ends_on
        may_say = came or end_rules.may_have_stayed_away(shows_otherwise=ended.shows_the_guest_came(now))
        return bool(may_say and end_rules.can_finish(first, last, came=came, on=clock.today()))

    return shown


def _may_evaluate(now: Now, parts: Parts) -> bool:
    side, done = end_rules.side_of(parts), ended.evaluated(now.stay)
    was_there = now.details.ended_on is not None
    return bool(end_rules.can_evaluate(side, is_done=side in done, was_there=was_there))


def _may_disagree(now: Now, parts: Parts) -> bool:
    side = end_rules.side_of(parts)
    return any(one.side != side and not one.disagreement for one in ended.evaluations(now.stay, parts))


def _may_count(now: Now, _parts: Parts) -> bool:
    return now.details.ended_on is not None and now.details.ended_on <= clock.today()


def _is_asked_later(now: Now, parts: Parts) -> bool:
    return ended.asked_later(now.stay, parts, on=clock.today()) is not None


def _may_tell(now: Now, _parts: Parts) -> bool:
    is_told, was_there = told.of(now.stay) is not None, now.details.ended_on is not None
    return bool(story_rules.can_tell(is_told=is_told, was_there=was_there))


def _is_told(now: Now, _parts: Parts) -> bool:
    return told.of(now.stay) is not None


def _may_visit(now: Now, _parts: Parts) -> bool:
    return visit_rules.is_time_left(now.details.ends_on, on=clock.today())


def _may_withdraw(now: Now, parts: Parts) -> bool:
    """Who may say no to it says no, and why."""
    return Who.GUEST in parts or not rules.can(Move.REFUSE, now.state, parts)


def _is_agreeing(now: Now) -> bool:
    return now.state == State.AGREEING


def _has_visits(now: Now, _parts: Parts) -> bool:
    return visited.of([now.stay]).exists()


def _disagree(given: Given, evaluation: int, **said: Any) -> None:
    ends.disagree(given.now.stay, evaluation, **said, by=given.by, on=given.on)


def _move_visit(given: Given, visit: int, **to: Any) -> None:
    visits.move(given.now.stay, visit, visits.Moved(**to), by=given.by, on=given.on)


DOINGS: dict[str, Doing] = {
    "say": Doing(
        Move.TALK, _("Send a message"), _("Sent."),
        lambda g: stays.say(g.now.stay, g.said["text"], by=g.by, on=g.on), small.SayForm,
    ),
    "back": Doing(
        Move.BACK, _("Say yes and send it to the host"), SENT_TO_HOST,
        lambda g: stays.back(g.now.stay, by=g.by, at=g.at), is_next=True,
    ),
    "refuse": Doing(
        Move.REFUSE, _("Say no"), _("The guest sees your grounds."),
        lambda g: stays.refuse(g.now.stay, g.said["grounds"], by=g.by, at=g.at), small.WhyForm, is_danger=True,
    ),
    "accept": Doing(
        Move.ACCEPT, _("Say yes"), _("You have said yes."),
        lambda g: stays.accept(g.now.stay, by=g.by, at=g.at), is_next=True,
    ),
    "route": Doing(
        Move.ROUTE, _("Pass it on to another unit"), _("It is passed on."),
        lambda g: stays.route(g.now.stay, g.said["unit"], by=g.by, on=g.on), small.RouteForm,
        shown=_is_host_here,
    ),
    "put_in_line": Doing(
        Move.ACCEPT, _("Say yes, but there is no place yet"), _("You have said yes. Say here when there is a place."),
        lambda g: outside.put_in_line(g.now.stay, by=g.by, on=g.on), shown=_is_host_outside,
    ),
    "give_place": Doing(
        Move.PLACE, _("There is a place now"), _("The guest and their leader are told. Write the terms next."),
        lambda g: outside.give_place(g.now.stay, by=g.by, at=g.at), shown=_is_host_outside,
    ),
    "pass_on": Doing(
        Move.ROUTE, _("Pass it on among your own"), _("It is passed on. Who leads the guest makes a link for them."),
        lambda g: outside.pass_on(g.now.stay, **g.said, by=g.by, on=g.on), small.PassOnForm, shown=_is_host_outside,
    ),
    "decline": Doing(
        Move.DECLINE, _("Say no"), _("The guest and their leader see your grounds."),
        lambda g: stays.decline(g.now.stay, g.said["grounds"], by=g.by, at=g.at), small.WhyForm, is_danger=True,
        shown=lambda now, _parts: not _is_agreeing(now),
    ),
    "take": Doing(
        Move.TAKE, _("Take the place"), _("The place is taken."),
        lambda g: stays.take(g.now.stay, by=g.by, at=g.at), is_next=True, shown=_has_offer,
    ),
    "wait": Doing(
        Move.TAKE, _("Get back on the waiting list"), _("You are on the list again, or have a place."),
        lambda g: stays.wait_again(g.now.stay, by=g.by, at=g.at), is_next=True, shown=_has_lapsed,
    ),
    "tell": Doing(
        Move.TELL, _("Say what has changed"), _("Thank you. It is noted."),
        lambda g: ends.tell(g.now.stay, g.said["text"], by=g.by, on=g.on), small.TellForm,
        is_next=True, shown=_is_asked_later,
    ),
    "finish": Doing(
        Move.FINISH, _("The stay is completed"), _("The stay is completed."),
        lambda g: ends.finish(g.now.stay, by=g.by, on=g.on, at=g.at), is_next=True, shown=_may_end(came=True),
    ),
    "evaluate": Doing(
        Move.EVALUATE, _("Say what you think of it"), _("Thank you. It is noted."),
        lambda g: ends.evaluate(g.now.stay, **g.said, by=g.by, on=g.on), small.EvaluateForm,
        is_next=True, shown=_may_evaluate,
    ),
    "count": Doing(
        Move.COUNT, _("Let it count in the guest’s plan"), _("It counts from the last day of the stay."),
        lambda g: ends.count(g.now.stay, g.said["competence"], by=g.by, on=g.on), small.CountForm, shown=_may_count,
    ),
    "disagree": Doing(
        Move.EVALUATE, _("Disagree with what the other wrote"), _("It stands beside what the other wrote."),
        lambda g: _disagree(g, **g.said), small.DisagreeForm, shown=_may_disagree,
    ),
    "story": Doing(
        Move.STORY, _("Tell others about it"), _("Told. Others can read it."),
        lambda g: stories.tell(g.now.stay, stories.Told(**g.said), by=g.by, on=g.on), small.StoryForm,
        shown=_may_tell,
    ),
    "open_door": Doing(
        Move.OPEN_DOOR, _("Invite whoever reads the story"), _("Saved."),
        lambda g: stories.leave_open(g.now.stay, g.said["invitation"], by=g.by, on=g.on), small.OpenDoorForm,
        shown=_is_told,
    ),
    "note": Doing(
        Move.NOTE, _("Note an insight or a need"), _("It is noted. Whoever leads the unit answers it."),
        lambda g: found.note(g.now.stay, found.Found(**g.said), by=g.by, on=g.on), small.NoteForm,
    ),
    "aim": Doing(
        Move.AIM, _("Write or change the purpose"), _("The purpose is noted."),
        lambda g: terms.aim(g.now.stay, g.said["purpose"], grounds=g.said["grounds"], by=g.by, on=g.on),
        small.AimForm,
    ),
    "call_off": Doing(
        Move.CALL_OFF, _("Call off a day"), _("The day is called off."),
        lambda g: terms.call_off(g.now.stay, g.said["day"], g.said["grounds"], by=g.by, on=g.on), small.CallOffForm,
    ),
    "visit": Doing(
        Move.VISIT, _("Plan a return visit"), _("The return visit is planned."),
        lambda g: visits.plan(g.now.stay, visits.Planned(**g.said), by=g.by, on=g.on), small.VisitForm,
        shown=_may_visit,
    ),
    "move_visit": Doing(
        Move.MOVE_VISIT, _("Move a return visit"), _("The return visit is moved."),
        lambda g: _move_visit(g, **g.said), small.MoveVisitForm,
        shown=lambda now, parts: _has_visits(now, parts) and _may_visit(now, parts),
    ),
    "call_off_visit": Doing(
        Move.CALL_OFF_VISIT, _("Call off a return visit"), _("The return visit is called off."),
        lambda g: visits.call_off(g.now.stay, g.said["visit"], g.said["grounds"], by=g.by, on=g.on),
        small.CallOffVisitForm, shown=_has_visits,
    ),
    "nobody": Doing(
        Move.FINISH, _("The guest did not come"), _("It is noted."),
        lambda g: ends.finish(g.now.stay, came=False, grounds=g.said["grounds"], by=g.by, on=g.on, at=g.at),
        small.NobodyForm, is_danger=True, shown=_may_end(came=False),
    ),
    "break_off": Doing(
        Move.BREAK_OFF, _("Break it off"), _("It is broken off; the days after it are called off."),
        lambda g: ends.break_off(g.now.stay, g.said["last_day"], g.said["grounds"], by=g.by, on=g.on, at=g.at),
        small.BreakOffForm, is_danger=True,
    ),
    "take_back": Doing(
        Move.DECLINE, _("Take the yes back"), _("The guest and their leader see your grounds."),
        lambda g: stays.decline(g.now.stay, g.said["grounds"], by=g.by, at=g.at), small.WhyForm, is_danger=True,
        shown=lambda now, _parts: _is_agreeing(now),
    ),
    "withdraw": Doing(
        Move.WITHDRAW, _("Withdraw"), _("It is withdrawn."),
        lambda g: stays.withdraw(g.now.stay, by=g.by, at=g.at), is_danger=True,
        shown=_may_withdraw,
    ),
}  # fmt: skip


def possible(now: Now, parts: Parts) -> dict[str, Doing]:
    """What somebody with these parts may do with a stay now, in the order of the table."""
    ended_on, today = now.details.ended_on, clock.today()
    return {
        name: doing
        for name, doing in DOINGS.items()
        if rules.can(doing.move, now.state, parts)
        and rules.is_time_for(doing.move, now.state, ended_on, on=today)
        and doing.shown(now, parts)
    }
