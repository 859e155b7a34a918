"""Ending an exemption or a leave, or taking it back: pressed, done, and answered alike."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import NotAllowed
from stafett.people.leaves.actions import LeaveError
from stafett.plans.exemptions.actions import ExemptionError

from .forms import BackForm


def done(
    request: HttpRequest,
    form: BackForm,
    *,
    end: Callable[[date], object],
    take_back: Callable[[], object],
    ended: str,
) -> bool:
    """Whether what was pressed is done; otherwise the form says what is to be put right, or somebody was first."""
    is_taken_back = request.POST.get("do") == "take_back"
    if not form.is_valid() and not is_taken_back:
        return False
    try:
        take_back() if is_taken_back else end(form.cleaned_data["back_on"])
    except ChangedMeanwhile:
        return False
    except (LeaveError, ExemptionError, NotAllowed) as error:
        form.add_error("back_on", str(error))
        return False
    messages.success(request, _("Taken back.") if is_taken_back else ended)
    return True


def status(form: BackForm, is_changed: bool) -> int:
    """409 where somebody was first, 422 where something must be put right."""
    if form.is_bound and is_changed:
        return 409
    return 422 if form.errors else 200
