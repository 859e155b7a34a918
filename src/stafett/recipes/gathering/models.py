from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stafett.arenas.models import Arena, Group, Occasion, Party, Promise, Seat, Slot
from stafett.matters.models import Matter
from stafett.people.models import OrganisationFact, Unit, one_open


class BatonState(models.TextChoices):
    """Where the baton is: held out to somebody, taken by them, or not taken."""

    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class Baton(OrganisationFact):
    """Who hosts a gathering: a member's unit, or a member `outside` by name. `why`: a word why it is not the one
    whose turn it was; `answered_by`: who there took it or said no, the latter with `grounds`."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="batons")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    outside = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=BatonState)
    why = models.TextField(blank=True)
    offered_on = models.DateField()
    answered_by = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True)
    grounds = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("occasion", name="one_baton_a_gathering"),
            models.CheckConstraint(
                condition=(Q(unit=None) & ~Q(outside="")) | (Q(unit__isnull=False) & Q(outside="")),
                name="a_baton_is_with_one",
            ),
            models.CheckConstraint(
                condition=Q(state=BatonState.OFFERED, answered_on=None, answered_by="")
                | (~Q(state=BatonState.OFFERED) & Q(answered_on__isnull=False) & ~Q(answered_by="")),
                name="an_answered_baton_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.state}"


class MemberContact(OrganisationFact):
    """Whom to reach at a member, in words: part of what follows the baton."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)

    class Meta(OrganisationFact.Meta):
        constraints = [*OrganisationFact.Meta.constraints, one_open("party", name="one_contact_a_member")]

    def __str__(self) -> str:
        return self.text


class HostExperience(OrganisationFact):
    """What a host learned and the next one should know."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.CharField(max_length=200)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("occasion", name="one_experience_a_gathering"),
        ]

    def __str__(self) -> str:
        return self.text


class How(models.TextChoices):
    """How somebody takes part."""

    ROOM = "room", _("in the room")
    LINK = "link", _("by link")


class Coming(OrganisationFact):
    """How whoever holds a seat comes."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How)

    class Meta(OrganisationFact.Meta):
        constraints = [*OrganisationFact.Meta.constraints, one_open("seat", name="comes_in_one_way")]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.how}"


class MinuteKind(models.TextChoices):
    """What a line of the minutes is."""

    INFORMATION = "information", _("Information")
    DECISION = "decision", _("Decision")
    ACTION = "action", _("Action")


class Minute(OrganisationFact):
    """A line of the minutes, under a point of the agenda. An action is a promise as well, and says which."""

    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=MinuteKind)
    text = models.TextField()
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=MinuteKind.ACTION, promise__isnull=False)
                | (~Q(kind=MinuteKind.ACTION) & Q(promise=None)),
                name="an_action_is_a_promise",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Proposal(OrganisationFact):
    """What a group put forward at a gathering; what it is and what became of it is the matter's. For a fixed meeting
    point also when it meets first, from when to when, and where on the web."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    meets_on = models.DateField(null=True)
    meets_from = models.TimeField(null=True)
    meets_to = models.TimeField(null=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("matter", name="one_proposal_a_matter"),
            models.CheckConstraint(
                condition=Q(meets_on=None, meets_from=None, meets_to=None)
                | Q(meets_on__isnull=False, meets_from__isnull=False, meets_to__isnull=False),
                name="a_meeting_point_says_when",
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter)


class MeetingPoint(OrganisationFact):
    """The arena in which a proposal's people meet every month, since it was agreed on."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("matter", name="one_meeting_point_a_matter"),
        ]

    def __str__(self) -> str:
        return str(self.matter)
