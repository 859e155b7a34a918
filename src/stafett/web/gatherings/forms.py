"""What people type about series and gatherings: what they are, when they are, and who hosts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from stafett.recipes.gathering.baton.rules import NOT_ITS_TURN
from stafett.recipes.gathering.models import How
from stafett.recipes.gathering.queries import Member
from stafett.recipes.gathering.rules import MOST_PLACES, Who
from stafett.web.days import DayField
from stafett.web.times import FOLLOWING, TimeForm


def words(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    """Some sentences."""
    return forms.CharField(label=label, max_length=5000, widget=forms.Textarea(attrs={"rows": rows}), **more)


class SeriesForm(forms.Form):
    """What the gatherings are called, what they are for, and which unit keeps them."""

    title = forms.CharField(
        label=_("What the gatherings are called"),
        max_length=300,
        help_text=_("One name for all of them, such as “The four companies meet”."),
    )
    purpose = words(_("What they are for"), required=False)
    unit = forms.TypedChoiceField(
        label=_("Which unit keeps them"),
        coerce=int,
        help_text=_("Whoever leads it says who the members are. It is the first member itself."),
    )

    def __init__(self, *args: Any, units: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units.items())


class RenameForm(forms.Form):
    """Another name or purpose."""

    title = forms.CharField(label=_("What the gatherings are called"), max_length=300)
    purpose = words(_("What they are for"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class MemberForm(forms.Form):
    """An organisation that uses this, or one outside by name."""

    needed_at_times = ("unit", "outside")
    unit = forms.TypedChoiceField(
        label=_("Organisation that uses Stafett here"), coerce=int, required=False, empty_value=None
    )
    outside = forms.CharField(
        label=_("Or the name of one outside"),
        max_length=300,
        required=False,
        help_text=_("You answer for it here, and write down what it says."),
    )

    def __init__(self, *args: Any, units: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Choose")), *units.items()]

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("unit") and self.cleaned_data.get("outside"):
            self.add_error("outside", _("Add one at a time: first the one, then the other."))

    def who(self) -> Who:
        """What was typed, once valid."""
        unit = self.cleaned_data["unit"]
        return Who(unit) if unit else Who(None, self.cleaned_data["outside"])


class ContactForm(forms.Form):
    """Whom to reach there."""

    text = forms.CharField(
        label=_("Whom to reach there"),
        max_length=300,
        required=False,
        help_text=_("Name, and e-mail or telephone at work."),
    )


class GatheringForm(TimeForm):
    """When and where, perhaps without a day yet."""

    starts_on = DayField(
        label=_("First day"), required=False, help_text=_("Leave it open if it is not decided yet.")
    )


class PlanForm(GatheringForm):
    """A new gathering."""

    title = forms.CharField(label=_("What this one is called"), max_length=300)
    places = forms.IntegerField(
        label=_("Places for each member"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=_("Leave it open for as many as come. You can give one member more later."),
    )


class MoveForm(GatheringForm):
    """Another time or place."""

    needed_at_times = ("grounds", *FOLLOWING)
    grounds = words(
        _("Why it is moved"),
        rows=2,
        required=False,
        help_text=_("When the day is another. Everybody who comes sees it."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class OfferForm(forms.Form):
    """To whom the baton is offered."""

    needed_at_times = ("why",)
    who = forms.ChoiceField(label=_("Who hosts"), widget=forms.RadioSelect)
    why = words(
        _("Why this one"),
        rows=2,
        required=False,
        help_text=_("A word, when it is not the one whose turn it is."),
    )

    def __init__(self, *args: Any, members: Iterable[Member], turn: Who | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"who": turn.key if turn else ""}, **kwargs)
        self.turn = turn
        self.fields["who"].choices = [
            (one.who.key, _("%(name)s: its turn") % {"name": one.name} if one.who == turn else one.name)
            for one in members
        ]

    def clean(self) -> None:
        said = self.cleaned_data
        if self.turn and said.get("who", self.turn.key) != self.turn.key and not said.get("why"):
            self.add_error("why", NOT_ITS_TURN)


class AnswerForm(forms.Form):
    """Who at a member outside says yes."""

    by_name = forms.CharField(label=_("Who there said yes"), max_length=200)


class DeclineForm(forms.Form):
    """Why a member does not host."""

    by_name = forms.CharField(label=_("Who there said so"), max_length=200, required=False)
    grounds = words(_("Why not this time"), rows=2)


class CheckForm(forms.Form):
    """A point of the checklist."""

    what = forms.CharField(label=_("What is to be done"), max_length=500)
    weeks = forms.IntegerField(
        label=_("Weeks before the gathering"), help_text=_("Less than none is after it."), initial=4
    )


class ExperienceForm(forms.Form):
    """What the next host should know."""

    text = words(
        _("What the next host should know"), rows=5, required=False,
        help_text=_("What went well, what it cost, what you would do otherwise."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SignUpForm(forms.Form):
    """Which of a member's people come."""

    people = forms.TypedMultipleChoiceField(
        label=_("Who comes"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )

    def __init__(self, *args: Any, people: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(people.items())


class HowForm(forms.Form):
    """In the room or by link."""

    how = forms.ChoiceField(choices=How.choices)


class GroupForm(forms.Form):
    """A group by field."""

    name = forms.CharField(
        label=_("Which field"), max_length=300, help_text=_("Such as operations, security or economy.")
    )


class PlacesForm(forms.Form):
    """How many places a member has."""

    places = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=_("Leave it open for as many as come."),
    )


class PointForm(forms.Form):
    """A point of the agenda."""

    title = forms.CharField(label=_("What it is about"), max_length=300)
    minutes = forms.IntegerField(
        label=pgettext_lazy("unit of time", "Minutes"), required=False, min_value=1, max_value=24 * 60
    )
    of = forms.ChoiceField(label=_("Whose point it is"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, owners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = list(owners)


class ReadingForm(forms.Form):
    """A link or a file to read."""

    needed_at_times = ("link", "file")
    title = forms.CharField(label=_("What it is called"), max_length=300, required=False)
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(
        label=_("Or a file"), required=False, max_length=200, help_text=_("PDF or a picture, 10 MB at most.")
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and said.get("link") and said.get("file"):
            raise forms.ValidationError(
                _("Add one at a time: take the link out to add the file, or the other way.")
            )
        if not self.errors and not said.get("link") and not said.get("file"):
            raise forms.ValidationError(_("Write a link, or choose a file."))
        return said


class CallOffForm(forms.Form):
    """Why a gathering will not be."""

    prefix = "off"
    grounds = words(
        _("Why it is called off"),
        rows=2,
        error_messages={"required": _("Write why, so that people understand.")},
    )
