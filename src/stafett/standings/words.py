"""The words for colours and reasons, in one place: every mark has a word beside its shape."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.status import Colour, Reason

NONE = "none"
"""Nothing mandatory is counted for a member (§6): no colour, and not grey either."""

COLOUR_WORDS: Mapping[str, Promise] = {
    Colour.RED: _("red"),
    Colour.YELLOW: _("yellow"),
    Colour.GREEN: _("green"),
    Colour.GREY: _("grey"),
    NONE: _("no colour"),
}

COLOUR_MEANINGS: Mapping[str, Promise] = {
    Colour.RED: _("missing or expired"),
    Colour.YELLOW: _("due soon"),
    Colour.GREEN: _("in order"),
    Colour.GREY: _("exempt or on leave"),
    NONE: _("nothing required"),
}
"""What a colour means, where no single reason is known."""

REASON_WORDS: Mapping[str, Promise] = {
    Reason.MISSING: _("missing"),
    Reason.EXPIRED: _("expired"),
    Reason.DUE: _("to do"),
    Reason.EXPIRING: _("expires soon"),
    Reason.AWAITING_APPROVAL: _("waiting for approval"),
    Reason.MET: _("in order"),
    Reason.EXEMPT: _("exempt"),
    Reason.ON_LEAVE: _("on leave"),
}
"""Why a cell has its colour (§5)."""
