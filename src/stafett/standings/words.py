"""The words for colours and reasons, in one place: every mark has a word beside its shape."""

from django.utils.translation import gettext_lazy as _

from stafett.status import Colour, Reason

COLOUR_WORDS = {
    Colour.RED: _("red"),
    Colour.YELLOW: _("yellow"),
    Colour.GREEN: _("green"),
    Colour.GREY: _("grey"),
}

REASON_WORDS = {
    Reason.MISSING: _("missing"),
    Reason.EXPIRED: _("expired"),
    Reason.DUE: _("to do"),
    Reason.EXPIRING: _("expires soon"),
    Reason.AWAITING_APPROVAL: _("waiting for approval"),
    Reason.MET: _("in order"),
    Reason.EXEMPT: _("exempt"),
    Reason.ON_LEAVE: _("on leave"),
}
