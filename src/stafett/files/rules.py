"""Who may bring in fact files. Pure."""

from django.utils.translation import gettext as _

from stafett.lib.verdict import ALLOWED, Verdict
from stafett.people.actor import Actor
from stafett.people.roles import Power


def can_import(actor: Actor, organisation_id: int | None) -> Verdict:
    """Whoever runs commands on the server, into any organisation or a new one; on the pages those whose
    role lets them, over the whole of their own organisation."""
    if actor.is_operator and actor.identity_id is None:
        return ALLOWED
    own = organisation_id is not None and actor.organisation_id == organisation_id
    if own and actor.may_everywhere(Power.IMPORT):
        return ALLOWED
    return Verdict(_("You may only import into an organisation where your role lets you import."))
