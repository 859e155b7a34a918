"""Writing agendas and materials, in the change a recipe has opened."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from stafett.arenas import rows
from stafett.arenas.errors import ArenaError
from stafett.arenas.models import Arena, Material, Occasion, Slot, SlotDetails
from stafett.audit.actions import Change
from stafett.audit.models import ChangedMeanwhile
from stafett.lib.verdict import require
from stafett.records import evidence

from . import queries, rules


@dataclass(frozen=True, kw_only=True)
class Point:
    """What a slot is about, how long it lasts, and whose it is."""

    title: str
    minutes: int | None = None
    unit_id: int | None = None
    outside: str = ""


@dataclass(frozen=True)
class Kept:
    """A file whose bytes are kept: what it was called, what it is, and under which name it lies."""

    name: str
    content_type: str
    size: int
    stored_as: str


def add_slot(occasion: Occasion, point: Point, *, change: Change) -> SlotDetails:
    """Another point, after the others. Raises ArenaError."""
    require(rules.fits(point.title, point.minutes), ArenaError)
    last = queries.slots(occasion).last()
    slot = Slot.objects.create(organisation_id=occasion.organisation_id, occasion=occasion)
    return SlotDetails.objects.create(
        organisation_id=occasion.organisation_id,
        slot=slot,
        order=last.order + 1 if last else 1,
        opened=change.position,
        **vars(point),
    )


def alter_slot(slot: Slot, point: Point, *, seen: int | None = None, change: Change) -> SlotDetails:
    """A point is about something else, or another's; its materials stay with it. `seen`: the row that was shown.
    Raises ArenaError or ChangedMeanwhile."""
    require(rules.fits(point.title, point.minutes), ArenaError)
    row = queries.details(slot)
    if seen is not None and row.pk != seen:
        raise ChangedMeanwhile(row)
    return rows.renew(row, change.position, **vars(point))


def order_slots(occasion: Occasion, slot_ids: Sequence[int], *, change: Change) -> None:
    """The points in this order; those not named come after them, as they stood."""
    known = {row.slot_id: row for row in queries.slots(occasion)}
    wanted = [*dict.fromkeys(key for key in slot_ids if key in known)]
    wanted += [key for key in known if key not in wanted]
    changes: list[tuple[SlotDetails, dict[str, Any]]] = [
        (known[key], {"order": order}) for order, key in enumerate(wanted, 1) if known[key].order != order
    ]
    rows.renew_all(changes, change.position)


def drop_slot(slot: Slot, *, change: Change) -> None:
    """A point is left out. Its materials stay with the occasion's arena."""
    rows.close([queries.details(slot)], change.position)


def add_link(
    arena: Arena,
    title: str,
    link: str,
    *,
    occasion: Occasion | None = None,
    slot: Slot | None = None,
    change: Change,
) -> Material:
    """Something to read on the web. Raises ArenaError."""
    require(rules.material_fits(title, link), ArenaError)
    return _material(arena, title, occasion, slot, change, link=link)


@contextmanager
def kept(upload: evidence.Upload) -> Iterator[Kept]:
    """The bytes of a file are kept as long as what is done with them succeeds. Raises EvidenceError where the file
    may not be let in. Entered before the change is opened: bytes are slow."""
    content_type = evidence.content_type(upload)
    name = evidence.keep(upload)
    try:
        yield Kept(upload.name[-200:], content_type, upload.size, name)
    except BaseException:
        evidence.drop(name)
        raise


def add_file(
    arena: Arena,
    file: Kept,
    *,
    title: str = "",
    occasion: Occasion | None = None,
    slot: Slot | None = None,
    by_identity: int | None,
    change: Change,
) -> Material:
    """A file whose bytes are kept."""
    said = vars(file) | {"added_by_id": by_identity}
    return _material(arena, title.strip() or file.name, occasion, slot, change, **said)


def take_away(material: Material, *, change: Change) -> None:
    """Nobody is shown it any more."""
    rows.close([material], change.position)


def _material(
    arena: Arena, title: str, occasion: Occasion | None, slot: Slot | None, change: Change, **said: Any
) -> Material:
    return Material.objects.create(
        organisation_id=arena.organisation_id,
        arena=arena,
        occasion=slot.occasion if slot else occasion,
        slot=slot,
        title=title.strip(),
        opened=change.position,
        **said,
    )
