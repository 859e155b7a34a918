"""Work shadowing (hospitering): somebody works for a while where others work, and both learn (H1–H11).

A host's `Offer`, or its request for a guest, is an arena of its own; so is each `Stay`. A stay is kept by the host's
organisation, and the guest's sees of it what the two leaders and the guest agree on: never what the guest or the host
writes when it is over, which `ends.rules` says who reads.
Read `workflow` first, then `queries.visible_to`, `stays.actions.begin` and `terms.actions.propose`.
"""

from django.utils.translation import gettext_lazy as _

from stafett.recipes.recipe import Recipe

from .found.kinds import KINDS
from .terms.words import SAY_LATER

recipe = Recipe(
    code="placement",
    one=_("work shadowing"),
    several=_("work shadowing"),
    pages="placements",
    page="placements:stay",
    week="week",
    keeping="queries",
    words={
        "guest": _("guest"),
        "home": _("the guest’s leader"),
        "host": _("host"),
        "request": _("Answer to an invitation"),
        SAY_LATER: _("Say what has changed since the stay"),
        **KINDS,
    },
)
