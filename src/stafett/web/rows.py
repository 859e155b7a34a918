"""Lists of rows in a form, as long as one needs them, without JavaScript."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

MOST = 100


class RowForm(forms.Form):
    """A row. `says`: the field without which it is no row; `blank`: so many empty ones stand ready after the others."""

    says = ""
    blank = 2


class Rows:
    """The rows of one list: those sent, or else those there are, and some empty ones."""

    def __init__(
        self,
        form: type[RowForm],
        prefix: str,
        data: Mapping[str, Any] | None,
        initial: Sequence[Mapping[str, Any]],
        *,
        more: bool = False,
        **given: Any,
    ) -> None:
        self.prefix = prefix
        self.is_longer = more
        if data is None:
            self.forms = [
                form(prefix=f"{prefix}-{n}", initial=dict(one), **given)
                for n, one in enumerate([*initial, *[{}] * form.blank])
            ]
            return
        sent = _sent(prefix, data)
        self.forms = [form(data, prefix=f"{prefix}-{n}", **given) for n in range(sent)]
        if more or not sent:
            self.forms += [
                form(prefix=f"{prefix}-{n}", **given) for n in range(sent, sent + max(form.blank, 1))
            ]

    @property
    def bound(self) -> list[Any]:
        return [form for form in self.forms if form.is_bound]

    @property
    def count(self) -> int:
        """How many rows say something."""
        return sum(form[form.says].value() not in (None, "") for form in self.forms)

    @property
    def is_open(self) -> bool:
        """Whether the list is unfolded: it says something, was asked to be longer, or has to be put right."""
        return bool(self.is_longer or self.count or any(form.errors for form in self.bound))

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.bound)

    def filled(self) -> list[Any]:
        """What the rows say that say something, once valid."""
        return [row for form in self.bound if (row := form.row()) is not None]


def _sent(prefix: str, data: Mapping[str, Any]) -> int:
    """One more than the highest number of a row that was sent."""
    pattern = re.compile(rf"{prefix}-([0-9]{{1,3}})-")
    numbers = [int(found[1]) for name in data if (found := pattern.match(name))]
    return min(max(numbers, default=-1) + 1, MOST)
