"""What another validity of a competence does to those who hold it, told before it is saved."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stafett.records.catalogue import queries as catalogue
from stafett.web.access import numbers

from .forms import NEVER, OTHER
from .sheet import Sheet


@dataclass(frozen=True)
class Told:
    """The validity it is about (months, 0 for ever), and what it does as sentences."""

    months: int
    sentences: list[str]


def of(request: HttpRequest, written: Sheet) -> Told | None:
    """What the validity asked for or sent would do; None where it is the one there is, or nobody is touched."""
    sent = request.GET if request.method == "GET" else request.POST
    months = _months(sent.get("validity", ""), sent.get("months", ""))
    before = (written.before.validity_months if written.before else None) or 0
    if months is None or months == before or written.competence_id is None:
        return None
    organisation_id = written.actor.organisation_id or 0
    effect = catalogue.effect(organisation_id, written.competence_id, months or None, on=written.on)
    if not effect.holding and not effect.gaining:
        return None
    return Told(months, _sentences(effect, is_shorter=(months or 9999) < (before or 9999)))


def is_to_be_told(request: HttpRequest, written: Sheet) -> bool:
    """Whether whoever saves has not been told yet of this very validity."""
    told = of(request, written)
    return told is not None and request.POST.get("told_of") != str(told.months)


def _months(validity: str, months: str) -> int | None:
    """The months meant (0: for ever); None for what makes no sense."""
    if validity == NEVER:
        return 0
    found = numbers([months if validity == OTHER else validity])
    return found[0] if found and 1 <= found[0] <= 1200 else None


def _sentences(effect: catalogue.Effect, *, is_shorter: bool) -> list[str]:
    told = [
        ngettext("%(count)d person holds it today.", "%(count)d people hold it today.", effect.holding)
        % {"count": effect.holding}
    ]
    if effect.losing:
        text = ngettext(
            "%(count)d of them would hold it no longer.",
            "%(count)d of them would hold it no longer.",
            effect.losing,
        )
        told.append(text % {"count": effect.losing})
    if effect.gaining:
        text = ngettext("%(count)d more would hold it.", "%(count)d more would hold it.", effect.gaining)
        told.append(text % {"count": effect.gaining})
    if effect.holding > effect.losing:
        told.append(_("It would lapse earlier for the others.") if is_shorter and effect.losing
                    else _("It would lapse earlier for them.") if is_shorter
                    else _("It would last longer for them."))  # fmt: skip
    return [*told, _("Where a plan says its own validity, nothing changes.")]
