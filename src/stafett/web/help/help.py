"""What the colours mean, who does what and where to ask. Open to all."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stafett.people.roles import ROLES
from stafett.standings.words import COLOUR_WORDS
from stafett.status import COLOUR_OF, Reason
from stafett.web.parts import render_page

MEANINGS = {
    Reason.MISSING: _("It should have been in place by now, and is not."),
    Reason.EXPIRED: _("It was in place, but is no longer valid, and the time for renewing is over."),
    Reason.DUE: _("It is not in place, or no longer valid, but there is still time."),
    Reason.EXPIRING: _("It is still valid, but not for long. Renew it."),
    Reason.AWAITING_APPROVAL: _(
        "It is sent, and nobody has decided yet. Sending buys some days; if they run out, what is mandatory turns red."
    ),
    Reason.MET: _("Nothing needs to be done now."),
    Reason.EXEMPT: _("It is not asked for in this time."),
    Reason.ON_LEAVE: _("Nothing is asked for during a leave. Afterwards there is time to catch up."),
}
"""Why a line has its colour (rule book §5), in plain words."""


@login_not_required
@require_safe
def help(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        "meanings": [(reason, COLOUR_WORDS[COLOUR_OF[reason]], said) for reason, said in MEANINGS.items()],
        "roles": [(code.label, role.description) for code, role in ROLES.items()],
    }
    return render_page(request, "help/help.html", context)
