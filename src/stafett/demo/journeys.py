"""What to try in the demo, by the part one plays: concrete journeys, each a link."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans.drafts import queries
from stafett.recipes.gathering import queries as gatherings
from stafett.recipes.placement import queries as placements


@dataclass(frozen=True)
class Journey:
    """Something to try: where it starts (the name of a page) and what to do there. `is_there`: whether there is
    anything of it for somebody."""

    title: Promise
    text: Promise
    page: str
    is_there: Callable[[Actor], bool] = lambda _actor: True

    @property
    def url(self) -> str:
        """Where it starts; empty where this installation has no such page."""
        try:
            return reverse(self.page)
        except NoReverseMatch:
            return ""


TO_DO = Journey(
    _("See what you must do"),
    _("What is red comes first. Every line says why, since when and what to do next."),
    "me:me",
)
CLAIM = Journey(
    _("Say that you have done something"),
    _("Choose a yellow line and hand in a claim. Then log in as your leader and approve it: it turns green."),
    "me:me",
)
PLANS = Journey(
    _("Read a plan"),
    _("Open a plan that applies to you: what it asks, why, and how often."),
    "plans:list",
)
LOOKED = Journey(
    _("See who has looked at you"),
    _("Log in as a leader, open somebody's page, and come back as that person."),
    "log:me",
)
APPROVE = Journey(
    _("Approve what waits"),
    _("See what people have handed in, and approve several at once or return one with your grounds."),
    "claims:waiting",
)
SIGN = Journey(
    _("Sign what you have seen"),
    _("One person has practised and another asks for approval. Sign, and log in as the leader to approve."),
    "claims:signing",
    lambda actor: actor.may_somewhere(Power.SIGN),
)
DRAFT = Journey(
    _("Read a plan before it is published"),
    _("Open the draft: what others say of it, what changes, and whom it reaches."),
    "drafts:list",
    lambda actor: queries.visible_to(actor).exists(),
)
AHEAD = Journey(
    _("Look ahead"),
    _("Choose a day three months from now. Who turns red, and in what?"),
    "units:mine",
)
DRILL = Journey(
    _("Follow the red down"),
    _("Start with the whole, open the unit that is in trouble, and end with one person."),
    "organisation:tree",
)
FIGURES = Journey(
    _("Take out the figures"),
    _("Choose any day, ahead or back, and take what you see with you as Excel."),
    "organisation:tree",
)
COURSE = Journey(
    _("Sign up for a course"),
    _("Choose a day that suits you, or take a place when one comes free."),
    "courses:list",
)
STAY = Journey(
    _("See how others work"),
    _("Read what was agreed before somebody went to work where others work, and answer what waits for you."),
    "placements:list",
    lambda actor: placements.visible_to(actor).exists(),
)
GATHERING = Journey(
    _("Meet other organisations"),
    _(
        "A storm has moved the gathering: see who hosts, what is on the agenda "
        "and what became of last year’s proposals."
    ),
    "gatherings:list",
    lambda actor: gatherings.visible_to(actor).exists(),
)
IMPORT = Journey(
    _("Bring in facts"),
    _("Choose a folder of fact files. You see what it would change before anything is taken."),
    "imports:start",
)
LOG = Journey(
    _("Read the log"),
    _("Who did what, and when. Nothing in it can be changed."),
    "log:entries",
)
ROLES = Journey(
    _("See who may do what"),
    _("One table: every role and what it lets its holder do."),
    "roles:table",
)
SEARCH = Journey(
    _("Find somebody"),
    _("Search for a person, a unit or a plan. You find only what you may see."),
    "search:results",
)
SWITCH = Journey(
    _("Change organisation"),
    _("Choose the other organisation at the top of the page. Neither sees anything of the other."),
    "me:me",
)

EMPLOYEE = [TO_DO, CLAIM, COURSE, STAY, LOOKED]
LEADER = [APPROVE, AHEAD, DRILL, STAY, TO_DO]
OF_PART = {
    "leader_red": LEADER,
    "leader_green": LEADER,
    "leader_above": [DRILL, APPROVE, AHEAD, FIGURES],
    "leader_top": [DRILL, GATHERING, FIGURES, AHEAD, SEARCH],
    "deputy": LEADER,
    "professional_lead": [SIGN, DRAFT, AHEAD, TO_DO, PLANS],
    "hr_adviser": [FIGURES, DRAFT, IMPORT, LOG, SEARCH],
    "auditor": [FIGURES, LOG, ROLES, SEARCH],
    "administrator": [IMPORT, LOG, ROLES, TO_DO],
    "twice": [SWITCH, TO_DO, CLAIM, PLANS],
}


def journeys(part: str, actor: Actor) -> list[Journey]:
    """Three or four things to try for whoever plays a part; an employee's where it has none of its own."""
    return [one for one in OF_PART.get(part, EMPLOYEE) if one.url and one.is_there(actor)][:4]
