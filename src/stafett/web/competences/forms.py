"""What people type about a competence: the competence itself, and the rows of its lists."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans import terms
from stafett.records.catalogue import said
from stafett.records.catalogue.said import Said
from stafett.records.models import WayKind
from stafett.web.access import EARLIEST, LATEST
from stafett.web.days import DayField
from stafett.web.places import UnitField
from stafett.web.rows import RowForm

from .names import Names

USUAL = (6, 12, 24, 36, 48, 60, 120)
NEVER, OTHER = "never", "other"


def validities() -> list[tuple[str, str]]:
    """How long something is valid, as people choose it."""
    usual = [(str(months), terms.span(months)) for months in USUAL]
    return [(NEVER, _("Never lapses")), *usual, (OTHER, _("Another number of months"))]


class CompetenceForm(forms.Form):
    """A competence, without its lists."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    validity = forms.ChoiceField(
        label=gettext_lazy("Valid for"),
        help_text=gettext_lazy("From the day it was shown. A plan may say otherwise."),
    )
    months = forms.IntegerField(
        label=gettext_lazy("Months"),
        required=False,
        min_value=1,
        max_value=1200,
        help_text=gettext_lazy("Only for another number of months."),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What somebody who holds it can do."),
    )
    levels = forms.CharField(
        label=gettext_lazy("Levels"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Only if there are several: the name of each on a line, the lowest first."),
    )
    owner = UnitField(
        label=gettext_lazy("Owner"),
        required=False,
        help_text=gettext_lazy("The unit that answers for it: those who write plans there may change it."),
    )
    review_on = DayField(
        label=gettext_lazy("Look through it by"),
        required=False,
    )
    is_risky = forms.BooleanField(
        label=gettext_lazy("Whoever approves it must look at each person by itself"), required=False
    )

    def __init__(self, *args: Any, actor: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["validity"].choices = validities()
        nobody = _("No owner") if actor.may_everywhere(Power.AUTHOR) else ""
        units = tree(actor.organisation_id or 0, on=on)
        self.fields["owner"].offer(units, actor.units(Power.AUTHOR), none=nobody)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_levels(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["levels"].splitlines())
        levels = tuple(line for line in lines if line)
        if len(levels) > 1000:
            raise forms.ValidationError(_("Write at most 1000 levels."))
        return levels

    def clean_review_on(self) -> date | None:
        day: date | None = self.cleaned_data["review_on"]
        if day and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("The day must be between 1900 and 2199."))
        return day

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("validity") == OTHER and told.get("months", 1) is None:
            self.add_error("months", _("Write the number of months."))
        return told

    @property
    def validity_months(self) -> int | None:
        """What was chosen, once valid."""
        chosen = self.cleaned_data["validity"]
        if chosen == OTHER:
            return self.cleaned_data["months"]
        return None if chosen == NEVER else int(chosen)


def initial_of(told: Said) -> dict[str, Any]:
    """What is said, as the fields of the form hold it."""
    months = told.validity_months
    validity = NEVER if months is None else str(months) if months in USUAL else OTHER
    return {
        "name": told.name,
        "validity": validity,
        "months": months if validity == OTHER else None,
        "description": told.description,
        "levels": "\n".join(told.levels),
        "owner": told.owner_unit_id or "",
        "review_on": told.review_on,
        "is_risky": told.is_risky,
    }


class WayForm(RowForm):
    """A way to get there; a row without a title is none."""

    says = "title"
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=300)
    address = forms.URLField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": gettext_lazy("Write the whole address, such as https://example.org.")},
    )
    document_version = forms.CharField(
        label=gettext_lazy("Version of the document"), required=False, max_length=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, capfirst(kind.label)) for kind in WayKind]

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Write the whole address, such as https://example.org."))
        return address

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("title") == "" and (told.get("address") or told.get("document_version")):
            self.add_error("title", _("Write a title."))
        return told

    def row(self) -> said.Way | None:
        told = self.cleaned_data
        if not told["title"]:
            return None
        return said.Way(told["kind"], told["title"], told["address"], told["document_version"])


class TaskForm(RowForm):
    """Something to be shown; a row without words is none."""

    says = "text"
    text = forms.CharField(label=gettext_lazy("What is to be shown"), required=False, max_length=300)
    times = forms.IntegerField(label=gettext_lazy("Times"), required=False, min_value=1, max_value=1000)
    months = forms.IntegerField(
        label=gettext_lazy("Within months"), required=False, min_value=1, max_value=1200
    )
    key = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("text") == "" and (told.get("months") or (told.get("times") or 1) > 1):
            self.add_error("text", _("Write what is to be shown."))
        return told

    def row(self) -> said.Task | None:
        told = self.cleaned_data
        if not told["text"]:
            return None
        return said.Task(told["text"], told["times"] or 1, told["months"], told["key"])


class NameForm(RowForm):
    """Another competence, by its name; an empty row is none."""

    says = "name"
    name = forms.CharField(label=gettext_lazy("Competence"), required=False, max_length=330)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        self.fields["name"].widget.attrs |= {"list": "competence-names", "autocomplete": "off"}

    def clean_name(self) -> int | None:
        typed = self.cleaned_data["name"]
        found = self.names.meant(typed)
        if typed and found is None:
            raise forms.ValidationError(_("No competence has that name. Choose one from the list."))
        return found

    def row(self) -> int | None:
        return self.cleaned_data["name"]
