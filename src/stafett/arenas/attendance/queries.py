"""Reading who was there."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from stafett.arenas import queries as arenas
from stafett.arenas.models import Arena, ArenaDetails, Attendance, Occasion, RoomCode, SeatState, State

from . import rules

CODE_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Letters nobody takes for another when they are read aloud or from the back of a room."""


def present(occasion: Occasion) -> QuerySet[Attendance]:
    """Who was there, in the order it became known."""
    rows = Attendance.objects.open().filter(occasion=occasion).select_related("seat")
    return rows.order_by("opened", "pk")


def held(arena: Arena) -> set[int]:
    """The numbers of an arena's occasions that somebody has been at."""
    rows = Attendance.objects.open().filter(occasion__arena=arena)
    return set(rows.values_list("occasion_id", flat=True))


def every_seat(occasion: Occasion) -> QuerySet[SeatState]:
    """Every seat's holder at an occasion: of its own pools, and of those of its arena."""
    rows = SeatState.objects.open().filter(pool__occasion=occasion) | SeatState.objects.open().filter(
        pool__occasion=None, pool__arena_id=occasion.arena_id
    )
    return rows.select_related("seat", "person").order_by("seat_id")


def could_come(occasion: Occasion) -> list[SeatState]:
    """Those with a place at an occasion, or who had one until it was over, or who waited for one, in the order they
    came to the list; who came to it twice, as they stand now."""
    newest = {(row.pool_id, row.person_id, row.guest_id): row for row in every_seat(occasion)}
    rows = [row for row in newest.values() if rules.could_be_there(row) or rules.waited(row)]
    return sorted(rows, key=lambda row: row.seat_id)


def taking_part(*, position: int | None = None) -> QuerySet[SeatState]:
    """Whoever has a place, or had one in an arena until its real last day, now or at a log position. What was called
    off ended too, and nobody took part in it."""
    was = ArenaDetails.objects.recorded(position).filter(
        arena=OuterRef("pool__arena"), ended_on__isnull=False
    )
    stayed = Q(Exists(was), state=State.ENDED, pool__occasion=None)
    rows = SeatState.objects.recorded(position)
    return rows.filter(Q(state=State.TAKEN) | stayed, arenas.unit_takes_part(position))


def holders(seats: QuerySet[SeatState]) -> set[tuple[int | None, int | None]]:
    """Who has some places, each once: the number of a person, or of a guest."""
    return set(seats.values_list("person_id", "guest_id"))


def came(occasion: Occasion) -> set[int]:
    """The seats whose holders were there."""
    return {row.seat_id for row in present(occasion)}


def code(occasion: Occasion) -> RoomCode | None:
    """The code shown at an occasion, if there is one."""
    return RoomCode.objects.open().filter(occasion=occasion).first()


def of_code(organisation_id: int | None, typed: str) -> RoomCode | None:
    """The code somebody typed, in small letters or with spaces too."""
    plain = "".join(typed.upper().split()).replace("-", "")
    rows = RoomCode.objects.open().filter(organisation_id=organisation_id, code=plain)
    return rows.select_related("occasion").first()
