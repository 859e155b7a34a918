"""A file handed in as evidence, as a download, to those who may see it."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stafett.lib import clock
from stafett.records import evidence as files
from stafett.records import queries as records
from stafett.web.access import actor_of, looked_at


@require_safe
def evidence(request: HttpRequest, pk: int) -> FileResponse:
    visible = records.evidence_visible_to(actor_of(request), on=clock.today(), among=[pk])
    found = get_object_or_404(visible)
    place = files.path(found.stored_as)
    if not place.is_file():
        raise Http404
    looked_at(request, found.person_id, "evidence")
    answer = FileResponse(
        place.open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
