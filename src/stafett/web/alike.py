"""While the title of something is typed, what was raised before about the same is shown below it."""

from typing import Any

from django import forms
from django.urls import reverse_lazy

from stafett.people.actor import Actor


class AlikeInput(forms.TextInput):
    """A title that is compared with what was raised before."""

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "hx-post": reverse_lazy("matters:new"),
                "hx-target": "#similar",
                "hx-trigger": "input delay:300ms",
                "autocomplete": "off",
            }
        )


def title(label: Any, **more: Any) -> forms.CharField:
    """A title so compared."""
    return forms.CharField(label=label, widget=AlikeInput(), **more)


def for_reader(field: forms.Field, actor: Actor) -> None:
    """Whoever takes part by a link has nothing to compare with."""
    if actor.person_id is None:
        field.widget = forms.TextInput(attrs={"maxlength": field.widget.attrs.get("maxlength")})
