"""A plan under way, so that whoever tries the demo finds one to read, comment on and publish."""

from dataclasses import dataclass, replace
from datetime import date

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Organisation, Tie
from stafett.plans.drafts import actions, starting
from stafett.plans.drafts.asked import Choice, read
from stafett.plans.models import Plan


@dataclass(frozen=True)
class Next:
    """Which plan has a next version in review, why its first requirement changed, and what is said of that."""

    plan: str
    why: str
    comment: str


NEXT = {
    "NUS": Next(
        "HLR",
        "Hjertestarterne er byttet ut: les hva som er nytt.",
        "Skal vikarene også bekrefte at de har lest?",
    ),
    "EIK": Next(
        "LEGEMIDDEL",
        "Multidosane kjem i nye posar: les kva som er nytt.",
        "Skal vikarane òg stadfeste at dei har lese?",
    ),
    "VIKT": Next(
        "DATAHALL",
        "Slokkeanlegget er byttet ut: les hva som er nytt.",
        "Skal leverandørene også bekrefte at de har lest?",
    ),
}
"""By the organisation's key."""


def write(organisation: Organisation, parts: dict[str, str], *, on: date) -> None:
    """The HR adviser's next version of a plan, in review, with a comment by a professional lead."""
    said = NEXT[organisation.key]
    plan = Plan.objects.get(organisation=organisation, key=said.plan)
    adviser, lead = (playing(parts, part, on) for part in ("hr_adviser", "professional_lead"))
    if adviser is None or lead is None:
        return
    draft = starting.start_version(plan, by=adviser, on=on)
    first = read(draft.requirements)[0]
    changed = replace(first, warn_days=90, why=said.why, choice=Choice.READ.value, transition_days=30)
    draft = actions.save_requirement(plan, draft.pk, changed, by=adviser, on=on)
    draft = actions.send(plan, draft.pk, by=adviser)
    actions.comment(draft, said.comment, requirement=first.key, by=lead, on=on)


def playing(parts: dict[str, str], part: str, on: date) -> Actor | None:
    """Whoever plays a part in one organisation, as they are that day. `parts`: by the tie's number as text."""
    ties = [int(tie) for tie, played in parts.items() if played == part]
    tie = Tie.objects.select_related("identity").filter(pk__in=ties).first()
    return people.actor_for(tie.identity, on=on, organisation_id=tie.organisation_id) if tie else None
