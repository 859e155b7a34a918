from django.db import models
from django.db.models import Q

from stafett.arenas.models import Arena, Occasion, Seat, TermsVersion
from stafett.matters.models import Breadth
from stafett.people.models import OrganisationFact, Person, Unit, one_open
from stafett.records.models import Competence


class Kind(models.TextChoices):
    """A host offers to take guests, or asks for one to come."""

    OFFER = "offer"
    REQUEST = "request"


class Offer(models.Model):
    """A host unit's standing offer, or its request for a guest. What it is called, whose it is, who answers
    questions, who sees it and whether it is open stand with its arena."""

    arena = models.OneToOneField(
        Arena, on_delete=models.PROTECT, primary_key=True, related_name="placement_offer"
    )
    kind = models.CharField(max_length=20, choices=Kind)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class OfferDetails(OrganisationFact):
    """What one learns there (or what the guest is asked to teach), who can come, how many may begin a month (None:
    no limit), and a message: why it is closed, when it opens again."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="details")
    learns = models.TextField()
    who = models.TextField(blank=True)
    per_month = models.PositiveSmallIntegerField(null=True)
    message = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("offer", name="one_open_offer_details"),
        ]

    def __str__(self) -> str:
        return f"details of {self.offer_id}"


class Stay(models.Model):
    """A guest's stay with a host, from the first word about it. The host is a party of the arena, `home_unit` the
    guest's own (null: outside the installation, by the name its party has); `seat` is the guest's. Where it stands
    is the state of its arena, by `workflow`."""

    arena = models.OneToOneField(
        Arena, on_delete=models.PROTECT, primary_key=True, related_name="placement_stay"
    )
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, related_name="stays")
    home_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"stay {self.pk}"

    @property
    def organisations(self) -> set[int]:
        """Those here that the guest and the host belong to; each has what is done in its log."""
        home = {self.home_unit.organisation_id} if self.home_unit else set()
        return {self.arena.organisation_id} | home


class Said(OrganisationFact):
    """Something said before, or during, a stay."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="said")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=200)
    text = models.TextField()
    said_on = models.DateField()

    def __str__(self) -> str:
        return self.text


class Application(OrganisationFact):
    """What is asked for: the goals (2 to 5, as a list of texts) and the days wished for. `place`: the seat in the
    offer's places of the month it begins in, once the host has it."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="applications")
    goals = models.JSONField(default=list)
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("stay", name="one_open_application_a_stay"),
        ]

    def __str__(self) -> str:
        return f"application for {self.stay_id}"


class Terms(models.Model):
    """What one version of an agreement says. Who pays and who is employer is a field, for sectors differ in it.
    `pattern`: how the days were chosen; `days`: the days agreed, as `days.stored` writes them."""

    version = models.OneToOneField(
        TermsVersion, on_delete=models.PROTECT, primary_key=True, related_name="placement_terms"
    )
    goals = models.JSONField(default=list)
    tasks = models.TextField(blank=True)
    limits = models.TextField(blank=True)
    place = models.CharField(max_length=300, blank=True)
    payer = models.TextField(blank=True)
    employer = models.TextField(blank=True)
    insurance = models.TextField(blank=True)
    confidentiality = models.TextField(blank=True)
    equipment = models.TextField(blank=True)
    absence = models.TextField(blank=True)
    pattern = models.JSONField(default=dict)
    days = models.JSONField(default=list)
    grounds = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"terms of {self.version_id}"


class Return(models.Model):
    """A day on which the host's people come to the guest's workplace: an occasion of the stay's arena."""

    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, primary_key=True, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return f"return visit {self.pk}"


class Ending(OrganisationFact):
    """How a stay ended, and its real last day; `grounds` where it was broken off or nobody came; `noted_on`: the day
    somebody said so, which may be long after."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="endings")
    last_day = models.DateField(null=True)
    grounds = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    noted_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("stay", name="one_open_ending_a_stay"),
        ]

    def __str__(self) -> str:
        return f"end of {self.stay_id}"


class Evaluation(OrganisationFact):
    """What the guest, or the host, thinks of a stay that is over; and what the other of the two does not agree with.
    Never shown to the guest's leader. `is_shared`: whether a host outside, who reads by a link, reads the guest's words
    in it: the guest says so, since it was the guest's leader who had the link made."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="evaluations")
    side = models.CharField(max_length=20)
    by = models.CharField(max_length=200)
    useful = models.PositiveSmallIntegerField()
    learned = models.TextField()
    better = models.TextField(blank=True)
    disagreement = models.TextField(blank=True)
    disagreed_by = models.CharField(max_length=200, blank=True)
    is_shared = models.BooleanField(default=False)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("stay", "side", name="one_open_evaluation_a_side"),
            models.CheckConstraint(condition=Q(useful__range=(1, 5)), name="useful_from_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.side} about {self.stay_id}"


class Story(OrganisationFact):
    """What the guest tells of a stay that is over, for others than the two. `invitation`: an open one, which whoever
    reads it may answer; `invited_by`: who wrote that, the guest or the host."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="stories")
    title = models.CharField(max_length=200)
    text = models.TextField()
    breadth = models.CharField(max_length=20, choices=Breadth)
    invitation = models.TextField(blank=True)
    invited_by = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=200)
    told_on = models.DateField()

    class Meta(OrganisationFact.Meta):
        constraints = [*OrganisationFact.Meta.constraints, one_open("stay", name="one_open_story_a_stay")]

    def __str__(self) -> str:
        return self.title


class Counted(OrganisationFact):
    """The stay counts as a competence of the guest's, in the guest's own organisation."""

    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="counted")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=200)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("stay", "competence", name="counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stay_id} counts as {self.competence_id}"
