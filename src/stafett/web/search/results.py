"""Finding people, units, plans and competences by their names, within one's own organisation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stafett.lib.folding import matches
from stafett.people import queries as people
from stafett.people import tree
from stafett.people.actor import Actor
from stafett.people.roles import Power
from stafett.plans import queries as plans
from stafett.records import queries as records
from stafett.records.catalogue import queries as catalogue
from stafett.web.access import actor_of, day_of
from stafett.web.parts import render_page

SHORTEST = 2
SHOWN = 20
"""So many of each kind; more than that is answered by writing more letters."""


@dataclass(frozen=True)
class Hit:
    """Something found: its name, where it is, and a word about where it belongs."""

    name: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `hits` are the first of `count`."""

    name: str
    label: Promise
    icon: str
    count: int
    hits: list[Hit]


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    actor, on = actor_of(request), day_of(request)
    query = " ".join(request.GET.get("q", "").split())[:100]
    long_enough = sum(letter.isalnum() for letter in query) >= SHORTEST
    groups = [group for kind in KINDS if (group := kind(actor, query, on)).count] if long_enough else []
    context = {
        "q": query,
        "long_enough": long_enough,
        "groups": groups,
        "count": sum(group.count for group in groups),
        "sees_others": actor.may_somewhere(Power.SEE),
    }
    return render_page(request, "search/results.html", context, parts=("results",))


def _people(actor: Actor, query: str, on: date) -> Group:
    found = people.called(actor, query, on=on)
    jobs = people.jobs(actor, [person for person, _name in found[:SHOWN]], on=on)
    hits = [
        Hit(name, reverse("people:detail", args=[person]), _described(jobs.get(person, [])))
        for person, name in found[:SHOWN]
    ]
    return Group("people", _("People"), "person", len(found), hits)


def _described(jobs: list[tuple[str, str]]) -> str:
    return "; ".join(", ".join(part for part in job if part) for job in jobs)


def _units(actor: Actor, query: str, on: date) -> Group:
    """Every unit's name is known to all; its people only to those who may see them: others see its plans."""
    units = tree.tree(actor.organisation_id or 0, on=on)
    found = [node for node in units.nodes.values() if matches(node.name, query)]
    found.sort(key=lambda node: (node.name.casefold(), node.id))
    hits = [
        Hit(
            node.name,
            reverse("units:detail", args=[node.id])
            if actor.may(Power.SEE, node.id)
            else f"{reverse('plans:list')}?unit={node.id}",
            " › ".join(above.name for above in units.path(node.id)[:-1]),
        )
        for node in found[:SHOWN]
    ]
    return Group("units", _("Units"), "house", len(found), hits)


def _plans(actor: Actor, query: str, on: date) -> Group:
    titles = plans.titles(actor.organisation_id, on=on)
    return _group("plans", _("Plans"), "paper", "plans:detail", titles, query)


def _competences(actor: Actor, query: str, on: date) -> Group:
    names = dict(records.competences(actor.organisation_id).values_list("competence_id", "name"))
    merged = {
        gone: gettext("merged into %(name)s") % {"name": names.get(into, "")}
        for gone, into in catalogue.merged(actor.organisation_id).items()
    }
    return _group("competences", _("Competences"), "tick", "competences:detail", names, query, merged)


def _group(
    name: str,
    label: Promise,
    icon: str,
    page: str,
    names: dict[int, str],
    query: str,
    about: Mapping[int, str] = MappingProxyType({}),
) -> Group:
    found = [(called, id) for id, called in names.items() if matches(called, query)]
    found.sort(key=lambda one: (one[0].casefold(), one[1]))
    hits = [Hit(called, reverse(page, args=[id]), about.get(id, "")) for called, id in found[:SHOWN]]
    return Group(name, label, icon, len(found), hits)


KINDS: tuple[Callable[[Actor, str, date], Group], ...] = (_people, _units, _plans, _competences)
