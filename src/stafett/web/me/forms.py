"""What people choose about their own mail."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.communication.models import Rhythm
from stafett.communication.rules import Choice, Kind


class ToldForm(forms.Form):
    """How often, and about what."""

    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often.")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("About what"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, kinds: Sequence[Kind], chosen: Choice, **kwargs: Any) -> None:
        offered = [kind for kind in kinds if not kind.is_must]
        initial = {
            "rhythm": chosen.rhythm,
            "kinds": [kind.code for kind in offered if kind.code not in chosen.silenced],
        }
        super().__init__(*args, initial=initial, **kwargs)
        self._offered, self._silenced = {kind.code for kind in offered}, chosen.silenced
        self.fields["rhythm"].choices = [(code, str(label).capitalize()) for code, label in Rhythm.choices]
        self.fields["kinds"].choices = [(kind.code, kind.label) for kind in offered]

    def choice(self) -> Choice:
        """What was chosen, once valid. What is not offered here stays as it was."""
        unwanted = self._offered - set(self.cleaned_data["kinds"])
        return Choice(Rhythm(self.cleaned_data["rhythm"]), (self._silenced - self._offered) | unwanted)
