"""Doing what a form asks with a matter: what is refused is said on the form, with all that was typed kept."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy

from stafett.arenas.errors import ArenaError
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.matters.models import MatterState

CHANGED = gettext_lazy(
    "It has changed meanwhile: look at where it stands now. What you wrote is kept; press once more if you mean it."
)
FINE, UNFIT, MEANWHILE = 200, 422, 409


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None before."""
    return request.POST if request.method == "POST" else None


def done(form: forms.Form, do: Callable[[], object]) -> int:
    """Do it; how it went: done, to be put right, or somebody was first (the form then speaks of what is so now)."""
    try:
        do()
    except ChangedMeanwhile as error:
        now = error.now.pk if isinstance(error.now, MatterState) else None
        form.data = {**form.data.dict(), "seen": now}
        form.add_error(None, str(CHANGED))
        return MEANWHILE
    except (NotAllowed, ArenaError) as error:
        form.add_error(None, str(error))
        return UNFIT
    return FINE
