"""What a proposal's page says of the gathering it was put forward at, and that a meeting point begins when its owner
says yes, wherever they do."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stafett.matters.models import Matter, Meaning
from stafett.recipes.gathering import queries as series
from stafett.recipes.gathering.meeting import actions as meeting
from stafett.recipes.gathering.models import Proposal
from stafett.recipes.raising import RaisedAt

from . import queries


def raised_at(matter: Matter) -> RaisedAt | None:
    """The proposals of the gathering; nothing for what was raised in the series otherwise."""
    proposal = Proposal.objects.open().filter(matter=matter).select_related("occasion").first()
    if proposal is None:
        return None
    put, title = queries.one(matter), series.gathering(proposal.occasion).details.title
    link = reverse("gatherings:proposals", args=[proposal.occasion_id])
    return RaisedAt(title, link, put.meets if put.waits else "")


def answered(matter: Matter, *, on: date) -> str:
    """A meeting point that was agreed to is planned."""
    if not Proposal.objects.open().filter(matter=matter, meets_on__isnull=False).exists():
        return ""
    put = queries.one(matter)
    if put.state.meaning != Meaning.ADOPTED or not meeting.keep_up_one(put.row, on=on):
        return ""
    return _("It is planned every month from now on.")
