"""When a meeting point meets, in words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stafett.recipes.gathering.models import Proposal


def first_meets(proposal: Proposal) -> str:
    """When a meeting point that is proposed would meet; nothing for what is none."""
    if proposal.meets_on is None or proposal.meets_from is None or proposal.meets_to is None:
        return ""
    said = _("Meets first on %(day)s from %(first)s to %(last)s, and then every month on the same weekday.")
    day = f"{date_format(proposal.meets_on, 'l')} {date_format(proposal.meets_on, 'DATE_FORMAT')}"
    first, last = (f"{at:%H:%M}" for at in (proposal.meets_from, proposal.meets_to))
    return said % {"day": day, "first": first, "last": last}
