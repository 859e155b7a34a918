"""What is typed when something happened, and when it is done."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from stafett.plans.happenings.actions import Told
from stafett.web.days import DayField

from .branches import Branch


class HappeningForm(forms.Form):
    """What happened, what people must know, by when, and where."""

    title = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=300,
        help_text=gettext_lazy("In a few words: people see it in their list of what to do."),
    )
    text = forms.CharField(
        label=gettext_lazy("What people must know"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Never write anything about patients."),
    )
    address = forms.URLField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("To the procedure or the notice, for instance."),
    )
    deadline = DayField(label=gettext_lazy("Last day to read it"))
    units = forms.MultipleChoiceField(
        label=gettext_lazy("Where"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one unit.")},
    )
    once = forms.RegexField(r"^[0-9a-f-]{36}$", widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, branches: Sequence[Branch], initial: dict[str, Any]) -> None:
        everywhere = [branch.key for branch in branches]
        super().__init__(data, initial={"units": everywhere, "once": str(uuid.uuid4()), **initial})
        self.branches = branches
        self.fields["units"].choices = [(branch.key, _label(branch)) for branch in branches]

    def chosen(self) -> list[Branch]:
        """The branches that were ticked, once valid."""
        return [branch for branch in self.branches if branch.key in self.cleaned_data["units"]]

    def told(self) -> Told:
        """What was typed, once valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "units"}
        return Told(unit_ids=frozenset().union(*(one.unit_ids for one in self.chosen())), **said)


def _label(branch: Branch) -> str:
    text = ngettext("%(unit)s (%(count)d person)", "%(unit)s (%(count)d people)", branch.people)
    return text % {"unit": branch.name, "count": branch.people}


class EndForm(forms.Form):
    """Why it ends."""

    grounds = forms.CharField(
        label=gettext_lazy("Why it ends"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
