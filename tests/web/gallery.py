"""Every component on one page: rendered by a test, and looked at while building."""

from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from stafett.standings import words
from stafett.web.parts import render_page

FOLDER = Path(__file__).parent
"""Where gallery.html is."""


class Claim(forms.Form):
    achieved_on = forms.DateField(label="When", widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(
        label="Note", help_text="Never about patients.", widget=forms.Textarea, required=False
    )
    level = forms.ChoiceField(label="Level", choices=[("1", "Basic"), ("2", "Advanced")])
    how = forms.ChoiceField(
        label="How", choices=[("a", "Course"), ("b", "Practice")], widget=forms.RadioSelect
    )
    proof = forms.FileField(label="Proof", required=False)
    sure = forms.BooleanField(label="I have done this")


def context() -> dict[str, Any]:
    return {
        "reasons": list(words.REASON_WORDS),
        "colours": list(words.COLOUR_MEANINGS),
        "counts": {"red": 12, "yellow": 31, "green": 240, "grey": 9, "none": 3},
        "few": {"red": 0, "yellow": 1, "green": 3},
        "on": date(2027, 1, 14),
        "page": Paginator(range(230), 50).page(2),
        "crumbs": [
            {"name": "Example hospital", "url": "/a"},
            {"name": "Medical clinic", "url": "/b"},
            {"name": "Ward 3", "url": ""},
        ],
        "tabs": [
            {"label": "Overview", "url": "?", "here": True, "count": None},
            {"label": "Waiting", "url": "?tab=waiting", "here": False, "count": 9},
        ],
        "form": Claim(),
        "faulty": Claim({"achieved_on": "never", "note": "x"}, prefix="faulty"),
        "matrix": [
            (f"Person number {i}", [list(words.REASON_WORDS)[(i * j) % 8] for j in range(1, 18)])
            for i in range(1, 22)
        ],
        "columns": [
            "Cardiopulmonary resuscitation",
            "Fire safety",
            "Infection prevention and control in the ward",
        ]
        + [f"Requirement {i}" for i in range(4, 18)],
    }


def gallery(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Approved: 3 claims. All three are green now.")
    return render_page(request, "gallery.html", context(), parts=("swapped",))
