from datetime import date

from django.db import models
from django.db.models import F, Q

from stafett.people.models import Identity, Organisation, OrganisationFact, Unit, one_open

from .arenas import Arena


class Anchor(models.TextChoices):
    """What a day hangs on; no anchor is a day of its own. `BEFORE_NEXT`: the day before the first occasion of the
    arena that comes after `anchor_occasion`."""

    OCCASION_START = "occasion_start"
    OCCASION_END = "occasion_end"
    ARENA_START = "arena_start"
    ARENA_END = "arena_end"
    BEFORE_NEXT = "before_next"


ON_AN_OCCASION = (Anchor.OCCASION_START, Anchor.OCCASION_END, Anchor.BEFORE_NEXT)


class Anchored(models.Model):
    """A row whose day may hang on another: on `anchor`, moved by months (clipped to the month's end), then weeks, then
    days. When what it hangs on moves, `anchors.actions.follow` closes the row and opens it with the new day."""

    anchor = models.CharField(max_length=20, choices=Anchor, blank=True)
    anchor_occasion = models.ForeignKey(
        "arenas.Occasion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    months = models.SmallIntegerField(default=0)
    weeks = models.SmallIntegerField(default=0)
    days = models.SmallIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(Q(anchor__in=ON_AN_OCCASION) & Q(anchor_occasion__isnull=False))
                | (~Q(anchor__in=ON_AN_OCCASION) & Q(anchor_occasion=None)),
                name="%(app_label)s_%(class)s_hangs_on_what_it_says",
            )
        ]


class Due(OrganisationFact, Anchored):
    """A fact of an arena's with a day that may hang on another (None: no day yet). Whatever inherits this, on the
    floors above too, moves with what it hangs on by itself; it is renewed, so it points at identities only."""

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        abstract = True
        constraints = [*OrganisationFact.Meta.constraints, *Anchored.Meta.constraints]

    def stays(self, *, on: date) -> bool:
        """Whether its day moves no more with what it hangs on."""
        return False


class Occasion(models.Model):
    """Something at a time. Its identity and its calendar `uid` last through every move; when and where it is stands
    in `OccasionDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="occasions")
    uid = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.uid


class OccasionDetails(OrganisationFact, Anchored):
    """When and where. Times are those on the clock in Europe/Oslo; without times it lasts whole days, without days
    the day is not set yet. `sequence` is raised by a new time or place and by nothing else; `postponed_from`: the
    first day it had before it was last postponed, and `grounds` why; `cancelled_on`: it will not be."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="details")
    title = models.CharField(max_length=300)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    starts_time = models.TimeField(null=True)
    ends_time = models.TimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    postponed_from = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)
    grounds = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            *Anchored.Meta.constraints,
            one_open("occasion", name="one_open_occasion_details"),
            models.CheckConstraint(
                condition=Q(starts_on=None, ends_on=None)
                | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="occasion_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(starts_time=None, ends_time=None)
                | Q(starts_time__isnull=False, ends_time__isnull=False),
                name="occasion_has_both_times_or_none",
            ),
        ]
        indexes = [
            *OrganisationFact.Meta.indexes,
            models.Index(fields=["starts_on"], condition=Q(closed=None), name="occasions_by_day"),
        ]

    def __str__(self) -> str:
        return self.title


class Slot(models.Model):
    """A point of an agenda; what it is stands in `SlotDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="slots")

    def __str__(self) -> str:
        return f"slot {self.pk} of {self.occasion_id}"


class SlotDetails(OrganisationFact):
    """What a slot is about, how long it lasts, and whose it is: a unit's, or somebody's outside by name."""

    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="details")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    minutes = models.PositiveSmallIntegerField(null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    outside = models.CharField(max_length=300, blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("slot", name="one_open_slot_details"),
        ]

    def __str__(self) -> str:
        return self.title


class Material(OrganisationFact):
    """Something to read, with an arena, an occasion of it or a slot: a `link`, or a file whose bytes lie outside the
    rows (`records.evidence`) under `stored_as`."""

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="materials")
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, null=True, related_name="materials")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, null=True, related_name="materials")
    title = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)
    name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    stored_as = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey(Identity, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(link="") & ~Q(stored_as="")) | (~Q(link="") & Q(stored_as="")),
                name="material_is_a_link_or_a_file",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Group(models.Model):
    """Some of those who take part, by themselves; its name stands in `GroupDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="groups")

    def __str__(self) -> str:
        return f"group {self.pk} of {self.arena_id}"


class GroupDetails(OrganisationFact):
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="details")
    name = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("group", name="one_open_group_details"),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(OrganisationFact):
    """A seat's holder, whoever that is, belongs to a group."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    seat = models.ForeignKey("arenas.Seat", on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("group", "seat", name="once_in_a_group"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} in {self.group_id}"


class AttendedBy(models.TextChoices):
    """How it is known: on the organiser's list, or by the code in the room."""

    LIST = "list"
    CODE = "code"


class Attendance(OrganisationFact):
    """Whoever holds a seat was there."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="attendance")
    seat = models.ForeignKey("arenas.Seat", on_delete=models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=10, choices=AttendedBy)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("occasion", "seat", name="attended_once"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} at {self.occasion_id}"


class RoomCode(OrganisationFact):
    """A short code shown where an occasion is: whoever holds a seat and types it was there, as often as one likes.
    The days on which it may be typed follow the occasion's."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=20)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("occasion", name="one_open_code_an_occasion"),
            one_open("organisation", "code", name="one_open_occasion_a_code"),
        ]

    def __str__(self) -> str:
        return self.code
