"""What is typed about an exemption or a leave. There is no field for a cause, and none for a text."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.plans.exemptions.actions import Excused
from stafett.plans.models import Grounds
from stafett.standings.excusing import Asked
from stafett.web.days import DayField


class ExemptionForm(forms.Form):
    """What of, from when, until when, on which grounds."""

    what = forms.ChoiceField(label=gettext_lazy("What"))
    grounds = forms.ChoiceField(
        label=gettext_lazy("Grounds"),
        widget=forms.RadioSelect,
        choices=Grounds.choices,
        help_text=gettext_lazy(
            "Do not write anything about health, here or elsewhere. Whoever is ill or away is on leave."
        ),
    )
    starts_on = DayField(label=gettext_lazy("First day"))
    ends_on = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy(
            "It may be left empty only for “does not do this work” and “taken out of the plan by the leader”."
        ),
    )

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", _("Choose")), *_choices(asked)]

    def excused(self) -> Excused:
        """What was typed, once valid."""
        said = self.cleaned_data
        plan, _colon, requirement = said["what"].partition(":")
        return Excused(
            plan_id=int(plan),
            requirement=requirement,
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            grounds=said["grounds"],
        )


def _choices(asked: Sequence[Asked]) -> list[tuple[str, list[tuple[str, str]]]]:
    """By plan: the whole of it, then each thing it asks; with the plan's name where several ask the same."""
    often = Counter(one.title for one in asked)
    groups = []
    for (plan_id, plan), some in groupby(asked, key=lambda one: (one.plan_id, one.plan)):
        whole = (f"{plan_id}", _("The whole plan: %(plan)s") % {"plan": plan})
        options = [
            (f"{plan_id}:{one.requirement}", one.title if often[one.title] == 1 else f"{one.title} ({plan})")
            for one in some
        ]
        groups.append((plan, [whole, *options]))
    return groups


class LeaveForm(forms.Form):
    """From when, and until when if that is known."""

    starts_on = DayField(label=gettext_lazy("First day away"))
    ends_on = DayField(
        label=gettext_lazy("Last day away"),
        required=False,
        help_text=gettext_lazy("Leave it empty when nobody knows. You say later when the person is back."),
    )


class BackForm(forms.Form):
    """From which day on things are as before."""

    back_on = DayField()

    def __init__(self, *args: Any, label: str, initial_day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"back_on": initial_day}, **kwargs)
        self.fields["back_on"].label = label
