"""The terms of a requirement as somebody types them: the usual five in front, the others folded away."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib.folding import matches
from stafett.plans import terms
from stafett.plans.drafts import bounds, queries
from stafett.plans.drafts.asked import Asked, Choice
from stafett.plans.drafts.queries import Catalogue
from stafett.plans.models import Approver, Steps

OWN, NONE, OTHER = "own", "none", "other"
MONTHS = (0, 3, 6, 12, 24, 36, 48, 60)
DUE = (-1, 0, 7, 14, 30, 60, 90, 180, 365)
FIXED = "fixed"
MANDATORY, RECOMMENDED = "mandatory", "recommended"
FAULT_AT = {"validity_months": "other_months", "due_days": "other_due", "renewal": "season"}
"""Where the sentence about a term stands, when not beside a field of its own name."""


def number(label: Any, help_text: Any = "", *, required: bool = True) -> forms.IntegerField:
    """A whole number; whether it is within bounds is the house's rule."""
    return forms.IntegerField(
        label=label,
        required=required,
        help_text=help_text,
        error_messages={
            "invalid": gettext_lazy("Write a whole number."),
            "required": gettext_lazy("Write a number."),
        },
    )


class AnyOf(forms.TypedMultipleChoiceField):
    """Choices of which none may be left where another is typed beside: the house's rule says which are too few."""

    def validate(self, value: list[Any]) -> None:
        if value:
            super().validate(value)


class TermsForm(forms.Form):
    """What a requirement asks, on which terms. `asked()` gives it as a draft keeps it."""

    accepts = AnyOf(
        label=gettext_lazy("What counts"), coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Any one of them is enough."),
    )  # fmt: skip
    also = forms.CharField(
        label=gettext_lazy("Also accept"), required=False, max_length=300,
        help_text=gettext_lazy("The name of another competence in the catalogue. Add more after saving."),
    )  # fmt: skip
    obligation = forms.ChoiceField(label=gettext_lazy("Obligation"), widget=forms.RadioSelect)
    often = forms.ChoiceField(label=gettext_lazy("How often"))
    due = forms.ChoiceField(label=gettext_lazy("First deadline"))
    warn_days = number(
        gettext_lazy("Days of warning"), gettext_lazy("So long before it lapses it turns yellow.")
    )
    steps = forms.ChoiceField(label=gettext_lazy("How it is approved"))
    approver = forms.ChoiceField(label=gettext_lazy("Who approves it"))
    why = forms.CharField(
        label=gettext_lazy("Why it is asked"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    choice = forms.ChoiceField(
        label=gettext_lazy("For those who hold it already"), required=False, widget=forms.RadioSelect
    )
    transition_days = number(
        gettext_lazy("Days of transition"), gettext_lazy("So long nobody turns red because of a change.")
    )
    address = forms.CharField(
        label=gettext_lazy("Where to read what is new"), required=False, max_length=500,
        help_text=gettext_lazy("An address that begins with https://, for what is to be read and confirmed."),
    )  # fmt: skip
    other_months = number(gettext_lazy("Another interval, in months"), required=False)
    other_due = number(gettext_lazy("Another first deadline, in days"), required=False)
    level = number(gettext_lazy("Level"))
    times = number(gettext_lazy("Times"), gettext_lazy("So many times within the interval."))
    per_unit = forms.BooleanField(label=gettext_lazy("Shown in each unit one works in"), required=False)
    renewal = forms.ChoiceField(label=gettext_lazy("Renewed from"))
    season = forms.CharField(
        label=gettext_lazy("Day of the season"), required=False, max_length=5,
        help_text=gettext_lazy("Month and day, such as 05-31. Only where everybody renews in the same season."),
    )  # fmt: skip
    early_days = number(gettext_lazy("Days it may be renewed early"))
    lookback_days = number(
        gettext_lazy("Days before the first day that count"),
        gettext_lazy("Leave it empty where everything shown before counts."), required=False,
    )  # fmt: skip
    grace_days = number(gettext_lazy("Days to catch up after a leave"))
    claim_days = number(gettext_lazy("Days more while it waits for approval"))

    USUAL = ("accepts", "also", "obligation", "often", "due", "warn_days", "steps", "approver", "why")
    CHANGE = ("choice", "transition_days", "address")
    MORE = (
        "other_months", "other_due", "level", "times", "per_unit", "renewal", "season", "early_days",
        "lookback_days", "grace_days", "claim_days",
    )  # fmt: skip

    def __init__(self, *args: Any, asked: Asked, known: Catalogue, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(asked), **kwargs)
        self.before, self.known = asked, known
        organisation = next(iter(known.values())).organisation_id if known else None
        self.offered = {row.competence_id: row for row in queries.offered(organisation, known)}
        names = sorted((known[one].name, one) for one in asked.accepts if one in known)
        self.fields["accepts"].choices = [(one, name) for name, one in names]
        own = sorted({known[one].validity_months or 0 for one in asked.accepts if one in known})
        self.fields["often"].choices = _often(own, asked.validity_months)
        self.fields["due"].choices = _due(asked.due_days)
        self.fields["obligation"].choices = [(MANDATORY, _("Mandatory")), (RECOMMENDED, _("Recommended"))]
        self.fields["steps"].choices = Steps.choices
        self.fields["approver"].choices = Approver.choices
        self.fields["choice"].choices = Choice.choices
        self.fields["renewal"].choices = [
            ("completion", _("the day it was shown")),
            ("expiry", _("the day it would lapse")),
            (FIXED, _("a fixed season")),
        ]
        if is_new:
            del self.fields["choice"], self.fields["address"]

    def usual(self) -> Iterable[forms.BoundField]:
        return (self[name] for name in self.USUAL)

    def change(self) -> Iterable[forms.BoundField]:
        return (self[name] for name in self.CHANGE if name in self.fields)

    def more(self) -> Iterable[forms.BoundField]:
        return (self[name] for name in self.MORE)

    @property
    def is_more_faulty(self) -> bool:
        """Whether something among the terms that are folded away must be put right."""
        return self.is_bound and not self.errors.keys().isdisjoint((*self.MORE, *self.CHANGE))

    def clean_also(self) -> int | None:
        """The competence of the name typed: the very name, or the only one the words fit."""
        typed = self.cleaned_data["also"].strip()
        if not typed:
            return None
        same = [one for one, row in self.offered.items() if row.name.casefold() == typed.casefold()]
        found = same or [one for one, row in self.offered.items() if matches(row.name, typed)]
        if len(found) == 1 or same:
            return found[0]
        if not found:
            raise forms.ValidationError(_("The catalogue has no competence of that name."))
        names = ", ".join(sorted(self.known[one].name for one in found)[:5])
        raise forms.ValidationError(_("Several fit: %(names)s. Write the whole name.") % {"names": names})

    def clean(self) -> dict[str, Any]:
        """The house's rule about terms, each sentence beside its field."""
        if not self.errors:
            for field, text in bounds.faults(self.asked(), self.known):
                self.add_error(
                    FAULT_AT.get(field, field) if field in {**self.fields, **FAULT_AT} else None, text
                )
        return self.cleaned_data

    def asked(self) -> Asked:
        """What was typed, once it can be read."""
        said = self.cleaned_data
        also = [said["also"]] if said["also"] else []
        kept = {name: said[name] for name in NAMED if name in said}
        return Asked(
            key=self.before.key,
            accepts=tuple(dict.fromkeys([*said["accepts"], *also])),
            mandatory=said["obligation"] == MANDATORY,
            validity_months=_chosen(said["often"], said["other_months"], OWN),
            due_days=_chosen(said["due"], said["other_due"], NONE),
            renewal=f"{bounds.FIXED}{said['season'].strip()}"
            if said["renewal"] == FIXED
            else said["renewal"],
            **kept,
        )


NAMED = (
    "warn_days", "steps", "approver", "why", "choice", "transition_days", "address", "level", "times",
    "per_unit", "early_days", "lookback_days", "grace_days", "claim_days",
)  # fmt: skip
"""Fields of the form that are called as the terms are."""


def _chosen(choice: str, other: int | None, empty: str) -> int | None:
    """The number typed where one was, else the one chosen."""
    if other is not None:
        return other
    return None if choice == empty else int(choice)


def _initial(asked: Asked) -> dict[str, Any]:
    fixed = asked.renewal.startswith(bounds.FIXED)
    return {name: getattr(asked, name) for name in NAMED} | {
        "accepts": list(asked.accepts),
        "obligation": MANDATORY if asked.mandatory else RECOMMENDED,
        "often": OWN if asked.validity_months is None else str(asked.validity_months),
        "due": NONE if asked.due_days is None else str(asked.due_days),
        "renewal": FIXED if fixed else asked.renewal,
        "season": asked.renewal.removeprefix(bounds.FIXED) if fixed else "",
    }


def _often(own: list[int], chosen: int | None) -> list[tuple[str, str]]:
    said = terms.valid_for(own[0]) if len(own) == 1 else _("different times")
    choices = [(OWN, _("As the competence says: %(often)s") % {"often": said})]
    months = sorted({*MONTHS, *([chosen] if chosen is not None else [])})
    return choices + [(str(one), terms.every(one)) for one in months]


def _due(chosen: int | None) -> list[tuple[str, str]]:
    days = sorted({*DUE, *([chosen] if chosen is not None else [])})
    return [*((str(one), terms.first_deadline(one)) for one in days), (NONE, terms.first_deadline(None))]
