"""The privacy levels, in plain words."""

from django.utils.translation import gettext as _

from stafett.people.models import UnitDetails
from stafett.pulses.models import Form, Privacy


def promise(form: Form) -> str:
    """Who may know what somebody answers, as they read it before they do."""
    if form.privacy == Privacy.OPEN:
        return _("Open: those who take part, and whoever asks, may see what you answer, with your name.")
    if form.privacy == Privacy.KNOWN:
        unit = UnitDetails.objects.open().get(unit_id=form.known_to_id).name
        return _(
            "Known to whoever leads %(unit)s, or a unit above it. Others see figures of at least %(count)d people."
        ) % {
            "unit": unit,
            "count": form.minimum,
        }
    return _(
        "Nobody can find out what you answer: it is kept without your name and without the time. Only that you have "
        "answered is known. Figures are shown of at least %(count)d people. Mind what you write in your own words."
    ) % {"count": form.minimum}
