"""What people type about to whom a plan is given."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import Tree, tree
from stafett.plans.assignments import queries
from stafett.plans.assignments.actions import Given
from stafett.plans.models import Assignment
from stafett.web.access import numbers
from stafett.web.days import DayField
from stafett.web.places import UnitField

MOST_FOUND = 20
"""Of more people with such a name nobody chooses from a list: they write more of it."""

WITHDRAW, LAST_DAY = "withdraw", "last_day"


class GiveForm(forms.Form):
    """To which unit, perhaps positions or one person, from when to when."""

    unit = UnitField(label=gettext_lazy("Unit"))
    subunits = forms.BooleanField(
        label=gettext_lazy("And everything below it"), required=False, initial=False
    )
    starts_on = DayField(label=gettext_lazy("First day"))
    ends_on = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave it empty if it goes on until somebody ends it."),
    )
    who = forms.CharField(
        label=gettext_lazy("One person"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Write a name to give it to one person only. Leave it empty for everybody."),
    )
    person = forms.TypedChoiceField(
        label=gettext_lazy("Which of them"),
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    positions = forms.MultipleChoiceField(
        label=gettext_lazy("Only these positions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Choose none to give it to all positions."),
    )

    def __init__(self, *args: Any, actor: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.on = actor, on
        units = tree(actor.organisation_id, on=on)
        self.fields["unit"].offer(units, actor.units(Power.AUTHOR), none=_("Choose"))
        self.fields["positions"].choices = [(one, one) for one in queries.positions(actor, on=on)]
        self.found = self._found(str(self["who"].value() or ""))
        self.fields["person"].choices = self.found
        if len(self.found) < 2:
            del self.fields["person"]

    def _found(self, words: str) -> list[tuple[int, str]]:
        """Whoever has the name that was written, and works where the plan is given: with where they work."""
        unit = next(iter(numbers([str(self["unit"].value() or "")])), 0)
        if not words.strip() or not self.actor.may(Power.AUTHOR, unit):
            return []
        within = frozenset([unit])
        if self["subunits"].value():
            within = tree(self.actor.organisation_id, on=self.on).below(unit)
        working = set(people.working_in(within, on=self.on).values_list("person_id", flat=True))
        named = dict(people.called(self.actor, words, on=self.on))
        found = [(person, named[person]) for person in named if person in working]
        jobs = people.jobs(self.actor, [person for person, _name in found[:MOST_FOUND]], on=self.on)
        return [
            (person, ", ".join([name, *(" ".join(filter(None, job)) for job in jobs.get(person, []))]))
            for person, name in found[: MOST_FOUND + 1]
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("who", "").strip() and "unit" in said:
            said["person_id"] = self._chosen(said)
        return said

    def _chosen(self, said: dict[str, Any]) -> int | None:
        if not self.found:
            self.add_error("who", _("Nobody of this name works there. Write it as in the staff list."))
        elif len(self.found) > MOST_FOUND:
            self.add_error("who", _("Many have this name. Write more of it."))
        elif len(self.found) == 1:
            return self.found[0][0]
        elif said.get("person") is None and "person" not in self.errors:
            self.add_error("person", _("Several have this name. Choose one."))
        return said.get("person")

    def given(self, plan_id: int) -> Given:
        """What was typed, once valid."""
        said = self.cleaned_data
        return Given(
            plan_id=plan_id,
            unit_id=said["unit"],
            subunits=said["subunits"],
            positions=tuple(sorted(said["positions"])),
            person_id=said.get("person_id"),
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
        )


class EndForm(forms.Form):
    """The last day; what has not begun may be withdrawn instead."""

    how = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=[
            (WITHDRAW, gettext_lazy("Withdraw it: it never begins")),
            (LAST_DAY, gettext_lazy("Give it a last day")),
        ],
        widget=forms.RadioSelect,
    )
    last_day = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("The plan asks nothing there from the day after."),
    )

    def __init__(self, *args: Any, row: Assignment, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_withdraw = row.starts_on >= on
        if not self.may_withdraw:
            del self.fields["how"]
            self.fields["last_day"].required = True

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("how") == LAST_DAY and not said.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Say the last day."))
        return said

    def last(self) -> date | None:
        """The last day; None where it is to be withdrawn."""
        said = self.cleaned_data
        return None if said.get("how") == WITHDRAW else said["last_day"]


class FromDayForm(forms.Form):
    """From which day: today or later."""

    day = DayField()

    def __init__(self, *args: Any, label: str, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["day"].label = label

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < self.on:
            raise forms.ValidationError(_("The day must be today or later."))
        return day


class MoveForm(FromDayForm):
    """Under which unit another is to hang, and from when."""

    parent = UnitField(label=gettext_lazy("Under"))
    field_order = ["parent", "day"]

    def __init__(self, *args: Any, units: Tree, unit_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = units.nodes.keys() - units.below(unit_id) - {units.nodes[unit_id].parent_id}
        self.fields["parent"].offer(units, others, none=_("Choose"))
