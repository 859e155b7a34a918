"""What was asked to be seen beforehand, in words."""

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.plans.assignments import queries
from stafett.plans.models import Assignment, Plan
from stafett.standings import sentences
from stafett.standings.models import PreviewRun
from stafett.standings.preview.asked import Asked, Assign, End, MoveUnit, Publish, Retire, from_json


def sentence(run: PreviewRun, actor: Actor) -> str:
    """What would be done, as a sentence. People are named to those who may see them."""
    what = from_json(run.asked)
    names = people.unit_names(actor.organisation_id)
    match what:
        case Publish():
            draft = queries.draft(what.plan_id)
            day = what.effective_from or (draft and draft.effective_from) or run.on
            return _("The draft of %(plan)s takes effect %(day)s.") % {
                "plan": plan_of(what), "day": sentences.day(day),
            }  # fmt: skip
        case Retire():
            return _("%(plan)s asks nothing any more from %(day)s.") % {
                "plan": plan_of(what), "day": sentences.day(what.retired_on),
            }  # fmt: skip
        case Assign():
            return _given(what, names, actor, run)
        case End():
            return _ended(what, names)
        case MoveUnit():
            return _("%(unit)s moves to %(parent)s %(day)s.") % {
                "unit": names.get(what.unit_id, ""),
                "parent": names.get(what.parent_id, ""),
                "day": sentences.day(what.moves_on),
            }


def other_day(what: Asked) -> date | None:
    """The day the draft says it takes effect, where another was looked at."""
    if not isinstance(what, Publish) or what.effective_from is None:
        return None
    draft = queries.draft(what.plan_id)
    return draft.effective_from if draft and draft.effective_from != what.effective_from else None


def plan_of(what: Publish | Retire | Assign) -> str:
    """What the plan is called."""
    return queries.title_of(Plan.objects.get(pk=what.plan_id))


def _given(what: Assign, names: dict[int, str], actor: Actor, run: PreviewRun) -> str:
    words = {
        "plan": plan_of(what),
        "unit": names.get(what.unit_id, ""),
        "day": sentences.day(what.starts_on),
        "positions": ", ".join(what.positions),
    }
    if what.subunits:
        text = _("%(plan)s is given to %(unit)s and everything below it from %(day)s.") % words
    else:
        text = _("%(plan)s is given to %(unit)s from %(day)s.") % words
    if what.ends_on:
        text += " " + _("The last day is %(day)s.") % {"day": sentences.day(what.ends_on)}
    if what.positions:
        text += " " + _("Only to these positions: %(positions)s.") % words
    if what.person_id:
        name = _called(what.person_id, actor, run.on) or _("one named person")
        text += " " + _("Only to %(person)s.") % {"person": name}
    return text


def _called(person_id: int, actor: Actor, on: date) -> str:
    """The name of somebody the actor may see; nothing of others."""
    found = people.visible_to(actor, on=on, among=[person_id]).first()
    return found.name if found else ""


def _ended(what: End, names: dict[int, str]) -> str:
    row = Assignment.objects.select_related("plan").get(pk=what.assignment_id)
    words = {"plan": queries.title_of(row.plan), "unit": names.get(row.unit_id, "")}
    if what.last_day is None:
        return _("%(plan)s is never given to %(unit)s.") % words
    return _("%(plan)s is given to %(unit)s through %(day)s, and no longer.") % {
        **words, "day": sentences.day(what.last_day),
    }  # fmt: skip


def way_back(what: Asked, actor: Actor, *, on: date) -> str:
    """The page on which it was said, to say it otherwise; what was typed comes along."""
    match what:
        case Assign():
            told = {"unit": what.unit_id, "starts_on": what.starts_on, "positions": list(what.positions)}
            told |= {"ends_on": what.ends_on} if what.ends_on else {}
            told |= {"subunits": 1} if what.subunits else {}
            told |= {"who": _called(what.person_id, actor, on)} if what.person_id else {}
            return reverse("assignments:new", args=[what.plan_id]) + "?" + urlencode(told, doseq=True)
        case End():
            row = Assignment.objects.get(pk=what.assignment_id)
            return reverse("assignments:end", args=[row.plan_id, row.pk])
        case Publish() | Retire():
            return reverse("assignments:preview", args=[what.plan_id])
        case MoveUnit():
            return reverse("assignments:move", args=[what.unit_id])


def plan_id_of(what: Asked) -> int | None:
    """The plan it is about; None where it is about all."""
    if isinstance(what, End):
        return Assignment.objects.get(pk=what.assignment_id).plan_id
    return None if isinstance(what, MoveUnit) else what.plan_id


def way_on(what: Asked) -> str:
    """Where one goes when it is done."""
    if isinstance(what, MoveUnit):
        return reverse("home")
    return reverse("assignments:list", args=[plan_id_of(what)])
