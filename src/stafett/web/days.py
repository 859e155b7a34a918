"""A day in a form: chosen, or written year-month-day."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
UNREADABLE = _("Write the day as year-month-day, such as 2026-11-21.")


class DayField(forms.DateField):
    """A day of our time (status.md §1). `missing`: what is said where nothing is written."""

    def __init__(self, *, missing: Any = None, **kwargs: Any) -> None:
        messages = {"invalid": UNREADABLE} | ({"required": missing} if missing else {})
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(error_messages=messages, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(_("The day must be between 1900 and 2199."))
        return day
