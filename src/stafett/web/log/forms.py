"""Choosing which entries to see."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.web.access import EARLIEST, LATEST


class FilterForm(forms.Form):
    """A day, a text, and where the next part of the list begins. What cannot be read counts as not given."""

    on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    q = forms.CharField(label=_("Text"), required=False, max_length=100)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def clean_on(self) -> date | None:
        """A day so far off that a moment of it cannot be told counts as not given."""
        day: date | None = self.cleaned_data["on"]
        return day if day and EARLIEST <= day <= LATEST else None
