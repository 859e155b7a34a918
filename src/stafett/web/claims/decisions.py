"""What people type when they decide one claim."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.records.cases import Case
from stafett.records.catalogue.queries import offered
from stafett.standings.lines import Line

from .choices import choices, levels

AREA = forms.Textarea(attrs={"rows": 3})


class SignForm(forms.Form):
    """What an assessor saw."""

    note = forms.CharField(
        label=_("What you saw"),
        required=False,
        max_length=2000,
        widget=AREA,
        help_text=_("Never write anything about patients."),
    )


class ReturnForm(forms.Form):
    """Why it is returned."""

    grounds = forms.CharField(
        label=_("Why, and what is to be done"),
        max_length=2000,
        widget=AREA,
        error_messages={"required": _("Write why, so that the person knows what to do.")},
    )


class AcceptForm(forms.Form):
    """As what it is accepted instead, and why."""

    instead_of = forms.TypedChoiceField(label=_("It counts as"), coerce=int)
    why = forms.CharField(
        label=_("Why it is as good"),
        max_length=2000,
        widget=AREA,
        error_messages={"required": _("Write why it is as good, so that others can see it later.")},
    )

    def __init__(self, *args: Any, case: Case, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue = offered(case.claim.organisation_id, also=levels(lines))
        others = [one for one in catalogue if one[0] != case.claim.competence_id]
        known = {competence for competence, _name in others}
        asked = [line for line in lines if known.issuperset(line.competence_ids)]
        self.fields["instead_of"].choices = choices(asked, others)
