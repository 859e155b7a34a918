"""What each fact file holds, column by column: the table the files are read by."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.files import reference as told
from stafett.files.kinds import KINDS
from stafett.people.roles import Power
from stafett.web.access import actor_with
from stafett.web.parts import render_page


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    actor_with(request, Power.IMPORT, everywhere=True)
    files: list[dict[str, Any]] = [
        {"name": f"{kind.name}.csv", "key": kind.key, "columns": told.told(kind)} for kind in KINDS.values()
    ]
    return render_page(request, "imports/reference.html", {"files": files})
