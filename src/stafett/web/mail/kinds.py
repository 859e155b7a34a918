"""Every kind of message there is, as people choose among them. Whoever adds a kind adds it here."""

from stafett.communication.rules import Kind
from stafett.communication.weekly import WEEK
from stafett.matters import telling as matters
from stafett.recipes.placement import telling as placements
from stafett.records import telling as records
from stafett.web.appointments import telling as appointments

KINDS: tuple[Kind, ...] = (
    *(records.DECIDED, records.WAITS, appointments.CHOSEN, matters.RAISED, matters.NEWS),
    *(placements.TURN, placements.NEWS, WEEK),
)
LABELS = {kind.code: kind.label for kind in KINDS}
