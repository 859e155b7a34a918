"""Choosing which entries to see."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stafett.web.access import EARLIEST, LATEST


class FilterForm(forms.Form):
    """A day, a text, a kind of change, and where the next part of the list begins.

    What cannot be read counts as not given.
    """

    on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    q = forms.CharField(label=_("Text"), required=False, max_length=100)
    what = forms.ChoiceField(label=_("What"), required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Mapping[str, Sequence[str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds or {}
        choices = [(verbs[0], capfirst(said)) for said, verbs in self.kinds.items()]
        self.fields["what"].choices = [("", gettext("Everything")), *choices]

    def clean_what(self) -> list[str]:
        """The verbs that are told as the chosen one is."""
        chosen = self.cleaned_data["what"]
        return next((list(verbs) for verbs in self.kinds.values() if verbs[0] == chosen), [])

    def clean_on(self) -> date | None:
        """A day so far off that a moment of it cannot be told counts as not given."""
        day: date | None = self.cleaned_data["on"]
        return day if day and EARLIEST <= day <= LATEST else None
