"""A form's fields in Designsystemet's dress, with label, hint and error tied to the input."""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField, CheckboxInput, RadioSelect
from django.forms.widgets import CheckboxSelectMultiple
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .alike import AlikeInput


@dataclass(frozen=True)
class Problem:
    """One thing to put right: where, and the sentence that says what."""

    field_id: str
    text: str


def rendered(bound: BoundField, attributes: dict[str, str]) -> SafeString:
    """The field as HTML. Keyword arguments become attributes of the input (`_` is written `-`). One that the form names
    among its `needed_at_times` is not called optional: what else is answered decides."""
    if bound.is_hidden:
        return bound.as_widget()
    widget = bound.field.widget
    is_group = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    attrs = {name.replace("_", "-"): value for name, value in attributes.items()}
    if is_group:
        widget.attrs["class"] = "ds-input"
    else:
        attrs |= {"class": "ds-input"} | _described(bound)
    return render_to_string(
        "components/field.html",
        {
            "field": bound,
            "is_optional": not bound.field.required
            and bound.name not in getattr(bound.form, "needed_at_times", ()),
            "input": bound.as_widget(attrs=attrs),
            "is_group": is_group,
            "is_checkbox": isinstance(widget, CheckboxInput),
            "has_alike": isinstance(widget, AlikeInput),
        },
    )


def _described(bound: BoundField) -> dict[str, str]:
    ids = []
    if bound.help_text:
        ids.append(f"{bound.id_for_label}-hint")
    if bound.errors:
        ids.append(f"{bound.id_for_label}-error")
    described = {"aria-describedby": " ".join(ids)} if ids else {}
    return described | ({"aria-invalid": "true"} if bound.errors else {})


def problems(form: BaseForm) -> list[Problem]:
    """Every error of a bound form, in the order of its fields; those of the form as a whole first."""
    if not form.is_bound:
        return []
    whole = [Problem("", text) for text in form.non_field_errors()]
    return whole + [
        Problem(_target(bound), f"{bound.label}: {text}") for bound in form for text in bound.errors
    ]


def _target(bound: BoundField) -> str:
    """The field's input; the first choice where there are several."""
    return bound.id_for_label or f"{bound.auto_id}_0"
