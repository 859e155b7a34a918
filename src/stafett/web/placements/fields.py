"""Fields the forms of work shadowing share."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NO_PATIENTS = _("Never write anything about patients.")


def words(
    label: Promise | str, *, rows: int = 3, required: bool = True, hint: Any = NO_PATIENTS, most: int = 4000
) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=hint,
    )


def clock(label: Promise | str) -> forms.TimeField:
    """A time on the clock, or none."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    wrong = {"invalid": _("Write the time as hours and minutes, such as 08:00.")}
    return forms.TimeField(label=label, required=False, widget=widget, error_messages=wrong)
