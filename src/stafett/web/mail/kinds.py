"""Every kind of message there is, as people choose among them. Whoever adds a kind adds it here."""

from django.utils.translation import gettext_lazy as _

from stafett.communication.rules import Kind
from stafett.communication.weekly import WEEK
from stafett.matters import telling as matters
from stafett.pulses import telling as pulses
from stafett.recipes.course import telling as courses
from stafett.recipes.gathering import members_told
from stafett.recipes.gathering import telling as gatherings
from stafett.recipes.placement import telling as placements
from stafett.records import telling as records
from stafett.web.appointments import telling as appointments

KINDS: tuple[Kind, ...] = (
    *(records.DECIDED, records.WAITS, appointments.CHOSEN, matters.RAISED, matters.DUE, matters.NEWS),
    *(
        courses.PLACE,
        courses.CHANGED,
        gatherings.PLACE,
        gatherings.CHANGED,
        gatherings.BATON,
        gatherings.OWED,
        members_told.MEMBER,
    ),
    gatherings.DUE,
    *(placements.TURN, placements.NEWS, placements.DAYS, placements.VISITS, pulses.ASKED, WEEK),
)
LABELS = {kind.code: kind.label for kind in KINDS}

OWN_AFFAIRS = (
    *(matters.RAISED, matters.DUE, matters.NEWS, pulses.ASKED),
    *(placements.TURN, placements.NEWS),
)
"""So several that none tells that somebody raised something: they may have chosen to be known to its answerer alone."""
SHOWN_TO_OTHERS = LABELS | {kind.code: _("Something that concerns this person") for kind in OWN_AFFAIRS}
"""What the mail of others is called."""
