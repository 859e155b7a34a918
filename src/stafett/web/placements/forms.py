"""What people type about offers, applications and terms."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stafett.arenas.models import OpenTo
from stafett.recipes.placement.offers.actions import Written
from stafett.recipes.placement.offers.queries import Shown
from stafett.recipes.placement.outside.rules import NAME_LENGTH
from stafett.web.claims.guest_form import GuestForm
from stafett.web.days import DayField

from .fields import words


class OfferForm(forms.Form):
    """What a host offers or asks for."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("Short and plain: people see it in a list.")
    )
    learns = words(
        _("What it is about"),
        rows=4,
        hint=_("What one learns here, or what you would like to learn from a guest."),
    )
    who = words(
        _("Who can come"), rows=2, required=False, hint=_("A profession or an experience, for instance.")
    )
    contact = forms.TypedChoiceField(
        label=_("Contact"), coerce=int, help_text=_("Answers questions from those who think of coming.")
    )
    per_month = forms.IntegerField(
        label=_("Guests a month, at most"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_(
            "How many may begin in the same month. Whoever comes after that waits in line. Empty: no limit."
        ),
    )
    open_to = forms.ChoiceField(
        label=_("Who sees it"),
        widget=forms.RadioSelect,
        initial=OpenTo.INSTALLATION,
        choices=[
            (OpenTo.INSTALLATION, _("Everybody here, also in other organisations")),
            (OpenTo.ORGANISATION, _("Only my own organisation")),
        ],
    )
    is_open = forms.BooleanField(label=_("Open: people may ask to come"), required=False, initial=True)
    message = words(
        _("Message"), rows=2, required=False, hint=_("Such as why it is closed, and when it opens again.")
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[tuple[int, str]],
        contacts: Sequence[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units
        self.fields["contact"].choices = contacts
        if len(units) == 1:
            self.fields["unit"].widget, self.initial["unit"] = forms.HiddenInput(), units[0][0]

    def written(self) -> Written:
        """What was typed, once valid."""
        said = dict(self.cleaned_data)
        return Written(unit_id=said.pop("unit"), contact_id=said.pop("contact"), **said)


def of_offer(shown: Shown) -> dict[str, Any]:
    """An offer as the form shows it first."""
    said = {name: getattr(shown.details, name) for name in ("learns", "who", "per_month", "message")}
    return said | {
        "unit": shown.arena.owner_unit_id,
        "title": shown.arena.title,
        "contact": shown.arena.contact_id,
        "open_to": shown.arena.open_to,
        "is_open": shown.is_open,
    }


class AskForm(forms.Form):
    """Asking about an offer: who would go, and a first word."""

    guest = forms.ChoiceField(label=_("Who would go"))
    text = words(_("Your message"), rows=4)

    def __init__(self, *args: Any, guests: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="ask-%s", **kwargs)
        self.fields["guest"].choices = guests
        if len(guests) == 1:
            self.fields["guest"].widget, self.initial["guest"] = forms.HiddenInput(), guests[0][0]

    def chosen(self) -> tuple[int, int]:
        """The person and the unit they come from."""
        person, _dash, unit = self.cleaned_data["guest"].partition("-")
        return int(person), int(unit)


class ThereForm(AskForm):
    """A stay with a host outside: where, and what it is about."""

    host = forms.CharField(
        label=_("Where"),
        max_length=NAME_LENGTH,
        help_text=_("The organisation, and the unit if you know it."),
    )
    title = forms.CharField(label=_("What it is about"), max_length=200, help_text=_("In a few words."))
    field_order = ("host", "title", "guest", "text")


class FromOutsideForm(GuestForm):
    """A guest from outside, and a first word."""

    text = words(_("Your message"), rows=4)
    field_order = ("name", "works_at", "email", "language", "text", "expires_on")


class ApplyForm(forms.Form):
    """Goals, and the days wished for."""

    goals = words(
        _("Goals"), rows=5, hint=_("Two to five, one on each line. Never write anything about patients.")
    )
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))

    def lines(self) -> list[str]:
        """The goals, each by itself."""
        return [line.strip() for line in self.cleaned_data["goals"].splitlines() if line.strip()]
