"""The words for colours and reasons, in one place: every mark, sentence and heading takes them from here."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.status import Colour, Reason

NONE = "none"
"""Nothing mandatory is counted for a member (§6): no colour, and not grey either."""

COLOURS: Mapping[str, Promise] = {
    Colour.RED: _("Missing or expired"),
    Colour.YELLOW: _("Due soon"),
    Colour.GREEN: _("In order"),
    Colour.GREY: _("Exempt or on leave"),
    NONE: _("Nothing required"),
}
"""What a colour means in a few words; stands beside the shape wherever only the colour is known."""

COLOUR_NAMES: Mapping[str, Promise] = {
    Colour.RED: _("red"),
    Colour.YELLOW: _("yellow"),
    Colour.GREEN: _("green"),
    Colour.GREY: _("grey"),
    NONE: _("no colour"),
}

REASONS: Mapping[str, Promise] = {
    Reason.MISSING: _("Missing"),
    Reason.EXPIRED: _("Expired"),
    Reason.DUE: _("To do"),
    Reason.EXPIRING: _("Expires soon"),
    Reason.AWAITING_APPROVAL: _("Waiting for approval"),
    Reason.MET: _("In order"),
    Reason.EXEMPT: _("Exempt"),
    Reason.ON_LEAVE: _("On leave"),
}
"""Why a cell has its colour (§5), as the word beside its mark."""
