"""A plan under way, so that whoever tries the demo finds one to read, comment on and publish."""

from dataclasses import replace
from datetime import date

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Organisation, Tie
from stafett.plans.drafts import actions, starting
from stafett.plans.drafts.asked import Choice, read
from stafett.plans.models import Plan

NEXT_OF = "HLR"
"""The plan whose next version is in review; organisations without it have no draft."""
WHY = "Hjertestarterne er byttet ut: les hva som er nytt."
COMMENT = "Skal vikarene også bekrefte at de har lest?"


def write(organisation: Organisation, parts: dict[str, str], *, on: date) -> None:
    """The HR adviser's next version of a plan, in review, with a comment by a professional lead."""
    plan = Plan.objects.filter(organisation=organisation, key=NEXT_OF).first()
    adviser, lead = (actor(parts, part, on) for part in ("hr_adviser", "professional_lead"))
    if plan is None or adviser is None or lead is None:
        return
    draft = starting.start_version(plan, by=adviser, on=on)
    first = read(draft.requirements)[0]
    changed = replace(first, warn_days=90, why=WHY, choice=Choice.READ.value, transition_days=30)
    draft = actions.save_requirement(plan, draft.pk, changed, by=adviser, on=on)
    draft = actions.send(plan, draft.pk, by=adviser)
    actions.comment(draft, COMMENT, requirement=first.key, by=lead, on=on)


def actor(parts: dict[str, str], part: str, on: date) -> Actor | None:
    """Who plays a part, if anybody does."""
    ties = [int(tie) for tie, played in parts.items() if played == part]
    tie = Tie.objects.select_related("identity").filter(pk__in=ties).first()
    return people.actor_for(tie.identity, on=on, organisation_id=tie.organisation_id) if tie else None
