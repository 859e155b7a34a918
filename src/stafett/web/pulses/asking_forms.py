"""What whoever keeps an arena fills in: what is asked, who may know what is answered, and when."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.pulses.keeping.rules import DAYS_OPEN_AT_MOST, Round
from stafett.pulses.models import Privacy, QuestionKind
from stafett.pulses.rules import Question, Times
from stafett.web.days import DayField
from stafett.web.hanging import OWN_DAY, HangingForm
from stafett.web.rows import RowForm

KINDS = (
    (QuestionKind.SCALE.value, gettext_lazy("A scale from 1 to 5")),
    (QuestionKind.CHOICE.value, gettext_lazy("One of some answers")),
    (QuestionKind.WORDS.value, gettext_lazy("Their own words")),
)
LEVELS = (
    (
        Privacy.NOBODY.value,
        gettext_lazy("Nobody can find out: no name and no time are kept, and all see figures"),
    ),
    (Privacy.KNOWN.value, gettext_lazy("One leader knows who answered what, and all others see figures")),
    (
        Privacy.OPEN.value,
        gettext_lazy("Open: those who take part may see what each one answered, with the name"),
    ),
)

DAYS_OPEN, WEEKS_AFTER = 14, 1
"""What stands ready: how long it is open, and how long after the last day it is asked again."""


class AskForm(forms.Form):
    """What it is called, and who may know what somebody answers."""

    needed_at_times = ("known_to",)
    title = forms.CharField(
        label=gettext_lazy("What it is called"),
        max_length=200,
        help_text=gettext_lazy("Those who are asked read it, also in their mail."),
    )
    privacy = forms.ChoiceField(
        label=gettext_lazy("Who may know what somebody answers"),
        choices=LEVELS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Everybody reads it before they answer. It cannot be changed once it has begun."
        ),
    )
    known_to = forms.TypedChoiceField(
        label=gettext_lazy("If one leader knows: who leads"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, units: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known_to"].choices = list(units.items())

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("privacy") == Privacy.KNOWN and "known_to" in said and said["known_to"] is None:
            self.add_error("known_to", _("Choose the unit whose leader is to know who answered what."))
        return said


class ChangeForm(AskForm):
    """As it is now. `seen`: the number of the questions that were shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class QuestionRow(RowForm):
    """A question; a row without words is none."""

    says = "text"
    needed_at_times = ("text", "choices")
    text = forms.CharField(label=gettext_lazy("Question"), required=False, max_length=300)
    kind = forms.ChoiceField(
        label=gettext_lazy("How it is answered"), choices=KINDS, initial=QuestionKind.SCALE
    )
    choices = forms.CharField(
        label=gettext_lazy("Answers to choose among"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One on each line."),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        is_choice = said.get("kind") == QuestionKind.CHOICE
        if said.get("text") == "" and said.get("choices") and is_choice:
            self.add_error("text", _("Write the question."))
        if said.get("text") and is_choice and len(self.answers()) < 2:
            self.add_error("choices", _("Give at least two answers to choose among."))
        return said

    def answers(self) -> list[str]:
        """The lines, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data.get("choices", "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def row(self) -> tuple[str, str, list[str]] | None:
        said = self.cleaned_data
        return (said["kind"], said["text"], self.answers()) if said["text"] else None


def questions(rows: list[tuple[str, str, list[str]]]) -> tuple[Question, ...]:
    """Rows as questions: in the order they stand, which their codes say too."""
    return tuple(
        Question(
            code=f"q{number}",
            kind=kind,
            text=text,
            choices={str(at): one for at, one in enumerate(answers, 1)}
            if kind == QuestionKind.CHOICE
            else None,
        )
        for number, (kind, text, answers) in enumerate(rows, 1)
    )


class RoundRow(HangingForm, RowForm):
    """A time it is asked; a row without a name is none."""

    says = "name"
    blank = 0
    needed_at_times = ("name", "day", "number")
    name = forms.CharField(label=gettext_lazy("What this time is called"), required=False, max_length=200)
    days_open = forms.IntegerField(
        label=gettext_lazy("Days it is open"), min_value=1, max_value=DAYS_OPEN_AT_MOST, initial=DAYS_OPEN
    )
    day = DayField(label=gettext_lazy("The day it opens"), required=False)
    field_order = ("name", "days_open", "on", "day", "number", "unit")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        is_own = said.get("on") == OWN_DAY
        says_more = said.get("day") if is_own else said.get("number") not in (None, WEEKS_AFTER)
        if said.get("name") == "" and says_more:
            self.add_error("name", _("Give this time a name, such as “After”."))
        if said.get("name") and is_own and "day" in said and said["day"] is None:
            self.add_error("day", _("Choose a day."))
        return said

    def row(self) -> Round | None:
        said = self.cleaned_data
        if not said["name"]:
            return None
        hangs_on = self.hangs_on()
        opens_on = said["day"] if hangs_on is None else None
        return Round(
            name=said["name"],
            times=Times(opens_on=opens_on, hangs_on=hangs_on, days_open=said["days_open"]),
        )
