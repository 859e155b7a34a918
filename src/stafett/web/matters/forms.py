"""What is typed when something is raised, answered, passed on or merged."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.lib.keys import new_code
from stafett.matters.models import TITLE_LENGTH, WAITING, Breadth, Meaning, Privacy
from stafett.matters.rules import NEEDS_A_DAY, SAY_WHEN, TEXT_LENGTH, Answer
from stafett.web.days import DayField
from stafett.web.hanging import HangingForm

from . import words

NO_PATIENTS = _("Never write anything about patients.")
ANSWERS = (Meaning.CONSIDERED, Meaning.TRYING, Meaning.ADOPTED, Meaning.DECLINED)


def long_text(label: Any, *, rows: int = 4, **more: Any) -> forms.CharField:
    """Words of one's own, with the warning that stands at every such field."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=TEXT_LENGTH, widget=widget, **{"help_text": NO_PATIENTS} | more
    )


class RaiseForm(forms.Form):
    """What, to whom, who may read it, and who may know whose it is."""

    title = forms.CharField(
        label=_("What it is about"), max_length=TITLE_LENGTH, help_text=_("In a few words.")
    )
    text = long_text(_("Tell more"), required=False, rows=5)
    kind = forms.ChoiceField(label=_("What kind"), choices=list(words.KINDS.items()))
    unit = forms.TypedChoiceField(label=_("To which unit"), coerce=int)
    breadth = forms.ChoiceField(
        label=_("Who may read it"), choices=list(words.BREADTHS.items()), widget=forms.RadioSelect
    )
    privacy = forms.ChoiceField(
        label=_("Who may know that it is mine"),
        choices=list(words.PRIVACIES.items()),
        widget=forms.RadioSelect,
        help_text=_(
            "If nobody is to find out, it is passed on tonight, and what you write must not tell either."
        ),
    )
    code = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, units: Iterable[tuple[int, str]], unit: int | None) -> None:
        first = {
            "breadth": Breadth.ORGANISATIONS, "privacy": Privacy.OPEN, "unit": unit, "code": new_code(),
        }  # fmt: skip
        super().__init__(data, initial=first)
        self.fields["unit"].choices = list(units)


class AnswerForm(HangingForm):
    """Where it stands, and a word to whoever raised it."""

    needed_at_times = ("due_on", "number")
    field_order = ("meaning", "answer", "on", "due_on", "number", "unit", "effect")
    meaning = forms.ChoiceField(
        label=_("Where it stands"),
        choices=[(one, words.MEANINGS[one]) for one in ANSWERS],
        widget=forms.RadioSelect,
    )
    answer = long_text(_("What you say to whoever raised it"))
    due_on = DayField(
        label=_("Next day"),
        required=False,
        help_text=_("When there will be an answer, or when you look again at what is tried or adopted."),
    )
    effect = long_text(_("What came of it"), required=False, rows=2)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> None:
        if self.cleaned_data.get("meaning") in WAITING:
            self.needs_day("due_on", SAY_WHEN)

    def said(self) -> Answer:
        """What was typed, once valid."""
        due_on, hangs_on = self.day_of("due_on")
        words = {name: self.cleaned_data[name] for name in ("meaning", "answer", "effect")}
        return Answer(**words, due_on=due_on, hangs_on=hangs_on)


class TakeBackForm(forms.Form):
    """When there is to be an answer after all."""

    due_on = DayField(label=_("When there will be an answer"))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PassOnForm(HangingForm):
    """To whom, why, and by when."""

    needed_at_times = ("back_on", "number")
    field_order = ("to", "why", "on", "back_on", "number", "unit")
    to = forms.TypedChoiceField(label=_("To which unit"), coerce=int)
    why = long_text(_("Why"), rows=3)
    back_on = DayField(
        label=_("Last day to answer"),
        required=False,
        help_text=_("If there is no answer by then, it is shown first on your list too."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, units: Iterable[tuple[int, str]], seen: int, anchors: Mapping[str, str]
    ) -> None:
        super().__init__(data, initial={"seen": seen}, anchors=anchors)
        self.fields["to"].choices = [("", _("Choose")), *units]

    def clean(self) -> None:
        self.needs_day("back_on", NEEDS_A_DAY)


class MergeForm(forms.Form):
    """Which one is about the same."""

    into = forms.TypedChoiceField(label=_("Which one is about the same"), coerce=int)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, others: Iterable[tuple[int, str]], seen: int) -> None:
        super().__init__(data, initial={"seen": seen})
        self.fields["into"].choices = [("", _("Choose")), *others]


class CodeForm(forms.Form):
    """The code one kept."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=100,
        help_text=_("It was shown once, when you raised it. Large and small letters are the same."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}),
    )
