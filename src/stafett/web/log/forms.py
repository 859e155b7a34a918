"""Choosing which entries to see."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    """A day, a text, and where the next part of the list begins. What cannot be read counts as not given."""

    on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    q = forms.CharField(label=_("Text"), required=False, max_length=100)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
