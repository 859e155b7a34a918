"""What kinds and states are called, and who may read what."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stafett.matters.models import Breadth, Privacy
from stafett.overview.words import KINDS, MEANINGS, kind, standing

__all__ = ["BREADTHS", "KINDS", "MEANINGS", "PRIVACIES", "kind", "standing"]

BREADTHS: dict[str, Promise] = {
    Breadth.US: _("Only whoever leads the unit"),
    Breadth.ORGANISATIONS: _("Everybody in the organisation, and in others that take part"),
    Breadth.EVERYBODY: _("Everybody who uses Stafett here, in other organisations too"),
}
PRIVACIES: dict[str, Promise] = {
    Privacy.OPEN: _("My name is shown to whoever may read it"),
    Privacy.ANSWERER: _("My name is known only to whoever leads the unit"),
    Privacy.NOBODY: _("Nobody can find out that it was me"),
}
