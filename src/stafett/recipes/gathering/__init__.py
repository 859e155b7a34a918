"""Gatherings whose host rotates: organisations that meet once a year or so, each in its turn the host (G1–G6).

The series is an arena and its members are its parties; each gathering is an occasion of it with places for every
member, so that one that is postponed is the same gathering with the same people. What is the gathering's own is the
baton (who hosts), how people come, and what was said at each point.
Read `queries.visible_to` first, then `actions.begin`, `actions.plan` and `baton.actions.offer`.
"""

from django.utils.translation import gettext_lazy as _

from stafett.recipes.recipe import Point, Recipe

recipe = Recipe(
    code="gathering",
    one=_("gathering"),
    several=_("gatherings"),
    pages="gatherings",
    page="gatherings:detail",
    week="week",
    keeping="queries",
    raising="proposals.raising",
    words={
        "shared_solution": _("Shared solution"),
        "fixed_point": _("Fixed meeting point"),
        "sharing": _("Sharing of experience"),
    },
    agenda=(
        Point(title=_("Welcome, and what became of last time’s proposals"), minutes=30),
        Point(title=_("A question we share"), minutes=45),
        Point(title=_("Security"), minutes=45),
        Point(title=_("News from the members"), minutes=60),
        Point(title=_("Groups by field"), minutes=90),
        Point(title=_("What the groups propose, and passing on the baton"), minutes=30),
    ),
    checks=(
        _("Set the day and book rooms"),
        _("Ask the members for points for the agenda"),
        _("Send the invitation"),
        _("Send out the agenda and what to read"),
        _("Write what the next host should know"),
    ),
)  # fmt: skip
