"""What whoever reads a plan may do to write on it, or to ask more beside it."""

from datetime import date
from typing import Any

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans import queries as plans
from stafett.plans.drafts import queries, rules
from stafett.plans.models import Plan, PlanVersion
from stafett.plans.queries import Term


def authoring(actor: Actor, plan: Plan, course: list[Term], term: Term, *, on: date) -> dict[str, Any]:
    """The buttons and notices of a plan's page. `course`: the plan's versions, the newest first."""
    newest, writes = course[0].version, actor.may_somewhere(Power.AUTHOR)
    mine = bool(rules.can_author(actor, newest.owner_unit_id))
    begun = queries.of_plan(plan)
    draft = begun if begun and rules.can_read(actor, begun) else None
    retired = newest.retired_on is not None and newest.retired_on <= on
    return {
        "draft": draft,
        "may_write": mine,
        "may_copy": writes,
        "may_retire": mine and not retired,
        "may_ask_more": writes and not mine and _reaches(actor, plan, on),
        "may_compare": len(course) > 1 or draft is not None,
        "origin": _origin(term.version),
    }


def _reaches(actor: Actor, plan: Plan, on: date) -> bool:
    """Whether the plan is given, that day or later, in a unit the actor writes plans for."""
    mine, organisation = actor.units(Power.AUTHOR), tree(plan.organisation_id, on=on)
    given = [row for row in plans.assignments(plan.pk, on=on) if row.unit_id in organisation.nodes]
    return any(
        row.unit_id in mine or (row.subunits and not mine.isdisjoint(organisation.below(row.unit_id)))
        for row in given
    )


def _origin(version: PlanVersion) -> dict[str, Any] | None:
    """The plan it was copied from, and the newer version of it, if there is one."""
    if version.copied_from_id is None:
        return None
    return {
        "version": queries.newest(version.copied_from_id),
        "copied": version.copied_version,
        "newer": queries.newer_origin(version),
    }
