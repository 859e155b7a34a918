"""What is typed about a plan as a whole, said of a draft, and chosen to begin with."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.people.tree import tree
from stafett.plans.drafts.actions import About
from stafett.web.days import UNREADABLE, DayField
from stafett.web.places import UnitField

TITLE = gettext_lazy("Write what the plan is called.")


def day_field(label: Any, help_text: Any = "") -> DayField:
    return DayField(label=label, missing=UNREADABLE, help_text=help_text)


class StartForm(forms.Form):
    """What a new plan is called, and whose it is."""

    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=300, error_messages={"required": TITLE},
        help_text=gettext_lazy("As people say it, such as “Nurse on a medical ward”."),
    )  # fmt: skip
    owner_unit = UnitField(
        label=gettext_lazy("Owner"),
        help_text=gettext_lazy("The unit that answers for the plan. Whom it is given to is said later."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_unit"].offer(tree(actor.organisation_id or 0, on=on), actor.units(Power.AUTHOR))


class AboutForm(forms.Form):
    """What a draft says of the plan as a whole."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300, error_messages={"required": TITLE})
    goal = forms.CharField(
        label=gettext_lazy("Goal"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What is to be better when people have followed the plan."),
    )  # fmt: skip
    target_group = forms.CharField(
        label=gettext_lazy("Target group"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("For whom it is written, in words."),
    )  # fmt: skip
    owner_unit = UnitField(label=gettext_lazy("Owner"), required=False)
    effective_from = day_field(
        gettext_lazy("In force from"), gettext_lazy("Give people time to learn of it: four weeks is usual.")
    )

    def __init__(self, *args: Any, actor: Actor, on: date, owner_unit_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units, owner = tree(actor.organisation_id or 0, on=on), self.fields["owner_unit"]
        owner.offer(
            units, actor.units(Power.AUTHOR) | {owner_unit_id}, none="" if owner_unit_id else _("Nobody")
        )
        owner.required = bool(owner_unit_id)
        self.fields["effective_from"].widget.attrs["min"] = on.isoformat()

    def about(self) -> About:
        """What was typed, once valid."""
        said = self.cleaned_data
        return About(
            title=said["title"],
            goal=said["goal"],
            target_group=said["target_group"],
            owner_unit_id=said["owner_unit"],
            effective_from=said["effective_from"],
        )


class CommentForm(forms.Form):
    """Something said of a draft, or of one requirement of it."""

    about = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Comment"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
        help_text=gettext_lazy("Never write anything about patients."),
    )  # fmt: skip

    def __init__(self, *args: Any, requirements: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", _("The whole plan")), *requirements]
