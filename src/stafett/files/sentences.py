"""The kernel's fault codes as sentences that say what to do."""

from django.utils.translation import gettext_lazy as _

from stafett.status.fault_rules import Code

SENTENCES = {
    Code.MISSING: _("is empty; fill it in"),
    Code.OUT_OF_RANGE: _("%(detail)s is out of bounds; correct it"),
    Code.YEAR_OUT_OF_RANGE: _("%(detail)s is not a day from 1900 to 2199; correct it"),
    Code.AFTER_TODAY: _("%(detail)s is after today; write the day it happened, or leave it out until then"),
    Code.OUT_OF_ORDER: _("comes before %(detail)s; correct one of the two days"),
    Code.APPROVED_AND_REFUSED: _("is both approved and refused; keep one of the two days"),
    Code.REVOKED_NOT_APPROVED: _(
        "is revoked but was never approved; add the day of approval, or remove this day"
    ),
    Code.ENDS_BEFORE_START: _("%(detail)s is before the first day; correct one of the two days"),
    Code.VALID_BEFORE_ACHIEVED: _("%(detail)s is before the day of achieving; correct one of the two days"),
    Code.RETIRED_TOO_EARLY: _("%(detail)s is not after the day the version takes effect; write a later day"),
    Code.VERSION_NOT_LATER: _(
        "a lower version takes effect on %(detail)s; let the higher version take effect on a later day"
    ),
    Code.TIMES_NEEDS_COMPLETION: _(
        "more than one time goes with the renewal completion only, not %(detail)s; change one of the two"
    ),
    Code.MALFORMED_RENEWAL: _("“%(detail)s” is not a way to renew; write completion, expiry or fixed:MM-DD"),
    Code.NO_SUCH_DATE: _("“%(detail)s” names a date that does not exist; write another"),
    Code.LOOP: _("these go round in a loop: %(detail)s; break it"),
    Code.NO_ROOT: _("no unit is without a parent; the organisation itself must be"),
    Code.SECOND_ROOT: _("“%(detail)s” is a second unit without a parent; give it one"),
    Code.ROOT_MOVES: _("“%(detail)s” is the organisation itself, which does not move; remove the line"),
}
"""What the reader and `references` find themselves (unknown ids, keys that stand twice) is not said here."""
