"""What may be found during a stay."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "insight": _("Insight"),
    "need": _("Need"),
    "need_out_of_hours": _("Need outside office hours"),
    "question": _("Question"),
}
NEEDS = ("need", "need_out_of_hours")
FINDINGS = ("insight", *NEEDS)
"""What only a stay that there was leads to; a question may be asked about one that has not begun."""
