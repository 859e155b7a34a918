"""A plan that is asked for no more: from which day, and why."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stafett.lib import clock
from stafett.lib.verdict import NotAllowed
from stafett.plans import queries as plans
from stafett.plans.drafts import actions, rules
from stafett.plans.drafts.saving import DraftsError
from stafett.web.access import actor_of, plan_or_404
from stafett.web.drafts.forms import day_field
from stafett.web.parts import render_page


class RetireForm(forms.Form):
    """From which day, and the grounds that those it asks will read."""

    retired_on = day_field(
        gettext_lazy("Retired from"), gettext_lazy("From this day on the plan asks for nothing.")
    )
    grounds = forms.CharField(
        label=gettext_lazy("Why"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write why, so that those it asks know.")},
    )  # fmt: skip


def retire(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor, today = plan_or_404(request, pk), actor_of(request), clock.today()
    version = plans.newest(plan.pk)
    if version is None:
        raise Http404
    if not (may := rules.can_author(actor, version.owner_unit_id)):
        messages.error(request, may.reason)
        return redirect("plans:detail", pk=pk)
    usual = version.retired_on or max(today, version.effective_from)
    initial = {
        "retired_on": request.GET.get("retired_on") or usual,
        "grounds": version.grounds,
    }
    form = RetireForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.retire(plan, said["retired_on"], said["grounds"], by=actor, on=today)
        except (NotAllowed, DraftsError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Those it asks see on its page when it ends, and why."))
            return redirect("plans:detail", pk=pk)
    context = {"plan": plan, "version": version, "form": form}
    return render_page(request, "plans/retire.html", context, status=422 if form.errors else 200)
