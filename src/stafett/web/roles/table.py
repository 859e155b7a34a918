"""What each role may do, read from the same table the rules use; and who holds them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.people import holders
from stafett.people.actor import Actor
from stafett.people.roles import POWERS, ROLES, Power
from stafett.web.parts import render_page


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor
    if actor.organisation_id is None and not actor.is_operator:
        raise Http404
    may_see_holders = actor.may_somewhere(Power.LOG) or actor.may_somewhere(Power.INVITE)
    context = {
        "powers": POWERS.values(),
        "roles": [_row(code) for code in ROLES],
        "may_see_holders": may_see_holders,
        "holders": holders.visible_to(actor, on=clock.today()) if may_see_holders else [],
    }
    return render_page(request, "roles/table.html", context)


def _row(code: Any) -> dict[str, Any]:
    role = ROLES[code]
    marks = [{"name": name, "has": power in role.powers} for power, name in POWERS.items()]
    return {"name": code.label, "description": role.description, "marks": marks}
