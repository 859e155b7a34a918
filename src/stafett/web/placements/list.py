"""Work shadowing: one's own stays and those one answers for, and where one can go."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stafett.arenas import queries as arenas
from stafett.lib import clock
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.recipes.placement import queries, rules
from stafett.recipes.placement.ledger.queries import visited_units
from stafett.recipes.placement.models import Kind
from stafett.recipes.placement.offers import queries as offers
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.stays import queries as stays
from stafett.recipes.placement.turns import turns
from stafett.recipes.placement.workflow import WORDS
from stafett.web.access import actor_of
from stafett.web.parts import render_page

OFFERS_A_PAGE = 40


@dataclass(frozen=True)
class Row:
    """A stay in the list."""

    now: Now
    guest: str
    home: str
    host: str
    state: object
    is_mine_to_do: bool

    @property
    def is_over(self) -> bool:
        return rules.is_over(self.now.state, self.now.details.ended_on, on=clock.today())


@require_safe
def list_offers(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    wanted = Kind.REQUEST if request.GET.get("kind") == Kind.REQUEST else Kind.OFFER
    shown = offers.shown(offers.visible_to(actor).filter(kind=wanted))
    page = Paginator(shown, OFFERS_A_PAGE).get_page(request.GET.get("page"))
    hosts = queries.units({one.arena.owner_unit_id for one in page})
    rows = _rows(actor)
    context = {
        "page": page,
        "offers": [(one, hosts[one.arena.owner_unit_id]) for one in page],
        "kind": wanted,
        "rows": rows,
        "leads": bool(arenas.leads(actor)),
        "teams": _teams(actor, {row.now.host.unit_id for row in rows}),
    }
    return render_page(request, "placements/list.html", context)


def _rows(actor: Actor) -> list[Row]:
    """The stays somebody has a part in: those that wait for them first, those that are over last."""
    known = [(now, queries.parts_of(actor, now)) for now in stays.shown(queries.visible_to(actor))]
    mine = turns(known, on=clock.today())
    places = queries.places(now for now, _parts in known)
    names = queries.guests(now for now, _parts in known)
    rows = [
        Row(
            now,
            names.get(now.stay.pk, ""),
            *places[now.stay.pk],
            WORDS[now.state],
            now.stay.pk in mine,
        )
        for now, parts in known
        if parts
    ]
    return sorted(rows, key=lambda row: (not row.is_mine_to_do, row.is_over))


def _teams(actor: Actor, hosts: Collection[int | None]) -> dict[int, str]:
    """The units one leads or works in that take guests, have one, or that a host is to visit."""
    works = {one.unit_id for one in people.units_of(actor, on=clock.today())}
    mine = arenas.leads(actor) | works
    known = (offers.takes_guests(mine) | set(hosts)) & mine
    return queries.units(known | visited_units(mine, since=clock.today()))
