"""What people type about what was said and proposed at a gathering."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.matters.models import TITLE_LENGTH
from stafett.people.actor import Actor
from stafett.recipes.gathering import recipe
from stafett.recipes.gathering.minutes.rules import SAY_WHO
from stafett.recipes.gathering.models import MinuteKind
from stafett.recipes.gathering.proposals.rules import FIXED_POINT, KINDS, SAY_REVIEW, SAY_WHEN
from stafett.web import alike
from stafett.web.days import DayField
from stafett.web.hanging import HangingForm

from .forms import words

NO_PATIENTS = _("Never write anything about patients.")


class MinuteForm(forms.Form):
    """A line of the minutes."""

    needed_at_times = ("by",)
    kind = forms.ChoiceField(label=_("What it is"), choices=MinuteKind.choices, widget=forms.RadioSelect)
    text = words(_("What was said"), rows=2, help_text=NO_PATIENTS)
    by = forms.ChoiceField(
        label=_("Who does it"),
        required=False,
        help_text=_("For an action. For one outside, you follow it up."),
    )
    due_on = DayField(
        label=_("By when"),
        required=False,
        help_text=_("For an action. Left open, it is due before the next gathering."),
    )

    def __init__(self, *args: Any, members: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, initial={"kind": MinuteKind.INFORMATION}, **kwargs)
        self.fields["by"].choices = [("", _("Choose")), *members]

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("kind") == MinuteKind.ACTION and said.get("by") == "":
            self.add_error("by", SAY_WHO)


class ProposalForm(HangingForm):
    """What a group proposes."""

    of_a_meeting_point = ("meets_on", "meets_from", "meets_to")
    needed_at_times = (*of_a_meeting_point, "review_on", "number")
    field_order = (
        *("kind", "title", "text", "group", "owner", "on", "review_on", "number", "unit"),
        *("meets_on", "meets_from", "meets_to", "link"),
    )
    kind = forms.ChoiceField(
        label=_("What kind of proposal"),
        choices=[(code, recipe.words[code]) for code in KINDS],
        widget=forms.RadioSelect,
    )
    title = alike.title(_("What you propose"), max_length=TITLE_LENGTH, help_text=_("In a few words."))
    text = words(_("Tell more"), required=False, help_text=NO_PATIENTS)
    group = forms.TypedChoiceField(
        label=_("Which group"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Without one, a fixed meeting point is for all who take part in the gathering."),
    )
    owner = forms.ChoiceField(
        label=_("Who takes it further"), help_text=_("It stands on their list until they have answered.")
    )
    review_on = DayField(label=_("When it is looked at again"), required=False)
    meets_on = DayField(
        label=_("A fixed meeting point: the first day"),
        required=False,
        help_text=_("After that it is on the same weekday of every month, such as the second Tuesday."),
    )
    meets_from = forms.TimeField(
        label=_("From"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    meets_to = forms.TimeField(
        label=_("To"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    link = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")

    def __init__(
        self,
        *args: Any,
        owners: Iterable[tuple[str, str]],
        groups: Iterable[tuple[int, str]],
        actor: Actor,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        alike.for_reader(self.fields["title"], actor)
        self.fields["owner"].choices = list(owners)
        self.fields["group"].choices = [("", _("No group")), *groups]

    def clean(self) -> None:
        said = self.cleaned_data
        self.needs_day("review_on", SAY_REVIEW)
        missing = [name for name in self.of_a_meeting_point if name in said and said[name] is None]
        if said.get("kind") == FIXED_POINT and missing:
            self.add_error(missing[0], SAY_WHEN)


class MonthForm(forms.Form):
    """Another day or hour for one time of a meeting point."""

    needed_at_times = ("grounds",)
    starts_on = DayField(label=_("Day"))
    starts_time = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends_time = forms.TimeField(label=_("To"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    grounds = words(
        _("Why it is moved"),
        rows=2,
        required=False,
        help_text=_("When the day is another. Everybody who comes sees it."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(forms.Form):
    """Why a meeting point ends."""

    grounds = words(_("Why it ends"), rows=2)
