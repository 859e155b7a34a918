"""People × what is asked of them, in one unit."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.standings import mending
from stafett.standings import queries as standings
from stafett.status import Reason
from stafett.web.access import actor_of, day_of, unit_or_404
from stafett.web.parts import render_page

from .detail import unit_by_unit, whole

ROWS_A_PAGE = 60


@require_safe
def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    details = unit_or_404(request, pk)
    try:
        stands = standings.unit(actor_of(request), pk, on=day_of(request))
    except standings.TooMany:
        return unit_by_unit(request, pk)
    unfolded = request.GET.get("all") == "1"
    page = Paginator(stands.members, ROWS_A_PAGE).get_page(request.GET.get("page"))
    table = mending.matrix(stands, page.object_list, unfolded=unfolded)
    reasons = {reason for _member, row in table.rows for reason in row}
    context = {
        **whole(request, stands, pk),
        "details": details,
        "members": page,
        "unfolded": unfolded,
        "table": table,
        "reasons": [reason for reason in Reason if reason in reasons],
    }
    return render_page(request, "units/matrix.html", context, parts=("matrix",))
