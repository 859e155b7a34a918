"""A form made of the questions of a wave."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.lib.keys import new_code
from stafett.pulses.models import Privacy, QuestionKind
from stafett.pulses.rules import SCALE, TEXT_LENGTH, Question

SCALE_WORDS = (_("1, the least"), "2", "3", "4", _("5, the most"))


class PulseForm(forms.Form):
    """The questions, none of which must be answered; where nobody may be found out, the code that pairs."""

    def __init__(self, data: Any = None, *, asked: Iterable[Question], privacy: str) -> None:
        self.asked = list(asked)
        self.new_code = (data or {}).get("new_code") or new_code()
        super().__init__(data, initial={"new_code": self.new_code})
        for one in self.asked:
            self.fields[f"q-{one.code}"] = _field(one)
        if privacy == Privacy.NOBODY:
            self.fields["code"] = forms.CharField(
                label=_("The code you kept from last time"),
                required=False,
                max_length=100,
                help_text=_("If this is the first time, or you have lost it, leave it empty."),
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            )
            self.fields["new_code"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def given(self) -> dict[str, Any]:
        """What was answered, once valid; what was left out is not there."""
        said = {one.code: self.cleaned_data[f"q-{one.code}"] for one in self.asked}
        numbers = {one.code for one in self.asked if one.kind == QuestionKind.SCALE}
        return {code: int(value) if code in numbers else value for code, value in said.items() if value}

    def code(self) -> str:
        """The code that was typed, or the new one."""
        return self.cleaned_data.get("code") or self.cleaned_data.get("new_code", "")


def _field(question: Question) -> forms.Field:
    if question.kind == QuestionKind.WORDS:
        return forms.CharField(
            label=question.text,
            required=False,
            max_length=TEXT_LENGTH,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Never write anything about patients."),
        )
    is_scale = question.kind == QuestionKind.SCALE
    choices: list[Any] = list(zip(map(str, SCALE), SCALE_WORDS, strict=True)) if is_scale else []
    choices = choices or list((question.choices or {}).items())
    return forms.ChoiceField(label=question.text, required=False, choices=choices, widget=forms.RadioSelect)
