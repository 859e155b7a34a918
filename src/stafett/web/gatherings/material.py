"""A file kept with a point, as a download, to those who see the gathering."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stafett.arenas.models import Material
from stafett.people.actor import Actor
from stafett.recipes.gathering import queries
from stafett.records import evidence as files
from stafett.web.access import actor_of


@require_safe
def material(request: HttpRequest, pk: int) -> FileResponse:
    return file_of(actor_of(request), pk)


def file_of(actor: Actor, pk: int) -> FileResponse:
    """A file of a gathering somebody sees, as a download; 404 where there is none."""
    seen = Material.objects.open().filter(occasion__in=queries.seen_by(actor))
    found = get_object_or_404(seen.exclude(stored_as=""), pk=pk)
    place = files.path(found.stored_as)
    if not place.is_file():
        raise Http404
    answer = FileResponse(
        place.open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
