from django.db import models
from django.db.models import Q

from stafett.people.models import Organisation, OrganisationFact, Person, Unit, one_open

from .arenas import Arena, exactly_one
from .occasions import Occasion


class Pool(models.Model):
    """A number of places in an arena, or at one `occasion` of it, perhaps kept `for_unit`. Each has its own waiting
    list."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="pools")
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, null=True, related_name="pools")
    for_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"pool {self.pk} of {self.arena_id}"


class PoolDetails(OrganisationFact):
    """What the places are called, if there are several kinds, how many there are (None: as many as come), and in
    which order the pools are shown."""

    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="details")
    name = models.CharField(max_length=300, blank=True)
    quota = models.PositiveIntegerField(null=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("pool", name="one_open_pool_details"),
        ]

    def __str__(self) -> str:
        return self.name or f"pool {self.pool_id}"


class Seat(models.Model):
    """A place asked for, held `for_unit` by somebody who may be replaced (who it is stands in its open `SeatState`).
    A waiting list is in the order of these rows."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="seats")
    for_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"seat {self.pk} in {self.pool_id}"


class State(models.TextChoices):
    """Where a seat stands. Asked: somebody has to say yes first. Offered: taken if it is accepted `until` a moment;
    after it the offer has lapsed, whether or not that is written yet."""

    ASKED = "asked"
    WAITING = "waiting"
    OFFERED = "offered"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    ENDED = "ended"


LIVE = (State.ASKED, State.WAITING, State.OFFERED, State.TAKEN)
"""As long as a seat is in one of these, its holder asks for no other in the pool."""
PLACED = (State.OFFERED, State.TAKEN)
"""These fill a place of the quota."""


class SeatState(OrganisationFact):
    """Who holds a seat and where it stands; the next state closes this row. `guest_id`: the number of a
    `people.Guest`, which stays when the guest's name is deleted. `grounds`: why somebody said no."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="states")
    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="states")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    guest_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=20, choices=State)
    until = models.DateTimeField(null=True)
    grounds = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("seat", name="one_open_state_a_seat"),
            models.UniqueConstraint(
                fields=["pool", "person"],
                condition=Q(closed=None, state__in=LIVE),
                name="one_live_seat_a_person_and_pool",
            ),
            models.UniqueConstraint(
                fields=["pool", "guest_id"],
                condition=Q(closed=None, state__in=LIVE),
                name="one_live_seat_a_guest_and_pool",
            ),
            models.CheckConstraint(condition=exactly_one("person", "guest_id"), name="a_seat_is_held_by_one"),
            models.CheckConstraint(
                condition=(Q(state=State.OFFERED) & Q(until__isnull=False))
                | (~Q(state=State.OFFERED) & Q(until=None)),
                name="an_offer_says_until_when",
            ),
        ]
        indexes = [
            *OrganisationFact.Meta.indexes,
            models.Index(fields=["person"], condition=Q(closed=None), name="seats_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"seat {self.seat_id} {self.state}"
