"""What somebody tells of a stay, and answering the open invitation."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.arenas.errors import ArenaError
from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.matters.models import Matter
from stafett.recipes.placement import queries as stays
from stafett.recipes.placement.errors import PlacementError
from stafett.recipes.placement.models import Story
from stafett.recipes.placement.stories import actions, queries
from stafett.web.access import actor_of
from stafett.web.parts import render_page

from .access import crumbs, reached
from .fields import words


class AnswerForm(forms.Form):
    """What somebody who takes up an invitation writes."""

    text = words(
        gettext_lazy("Your answer"),
        hint=gettext_lazy("What you would like to ask, or when you would like to come. They see your name."),
    )


def story(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    found = get_object_or_404(queries.visible_to(actor), stay_id=pk)
    form = AnswerForm(request.POST or None)
    made = _answered(request, found, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        return redirect("matters:detail", pk=made.pk)
    now = stays.now(found.stay)
    home, host = stays.places([now])[now.stay.pk]
    first, last = queries.lasted(now)
    context = {
        "story": found,
        "home": home,
        "host": host,
        "form": form,
        **reached(queries.contact_of(actor, now)),
        "first": first,
        "last": last,
        "may_answer": bool(found.invitation) and queries.answered_by(now) is not None,
        "offers": queries.offers_of_host(actor, now),
        "crumbs": crumbs((found.title, "")),
    }
    return render_page(request, "placements/story.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, found: Story, form: AnswerForm) -> Matter | None:
    try:
        made = actions.answer(found, form.cleaned_data["text"], by=actor_of(request), on=clock.today())
    except (NotAllowed, PlacementError, ArenaError) as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("Sent. You see here what becomes of it."))
    return made
