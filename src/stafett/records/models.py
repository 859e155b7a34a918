from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stafett.people.models import ID_LENGTH, Identity, Organisation, OrganisationFact, Person, Unit, one_open


class Competence(models.Model):
    """A competence's identity; its name and validity stand in `CompetenceDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=ID_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_competence_a_key")]

    def __str__(self) -> str:
        return self.key


class CompetenceDetails(OrganisationFact):
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="details")
    name = models.CharField(max_length=300)
    validity_months = models.PositiveSmallIntegerField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("competence", name="one_open_competence_details"),
            models.CheckConstraint(
                condition=Q(validity_months=None) | Q(validity_months__lte=1200),
                name="validity_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Equivalence(OrganisationFact):
    """Holding `accepted` also counts as holding `competence`."""

    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="equivalences")
    accepted = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("competence", "accepted", name="one_open_equivalence_a_pair"),
            models.CheckConstraint(condition=~Q(competence=F("accepted")), name="equivalent_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.accepted_id} counts for {self.competence_id}"


class Achievement(OrganisationFact):
    """A person showed a competence at a level on a day; a claim until approved or refused."""

    key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="achievements")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="achievements")
    level = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    achieved_on = models.DateField()
    valid_until = models.DateField(null=True)
    submitted_on = models.DateField()
    approved_on = models.DateField(null=True)
    refused_on = models.DateField(null=True)
    revoked_on = models.DateField(null=True)
    note = models.TextField(blank=True)
    grounds = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_achievement_a_key"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=1000), name="achievement_level_in_bounds"
            ),
            models.CheckConstraint(
                condition=Q(submitted_on__gte=F("achieved_on"))
                & (Q(valid_until=None) | Q(valid_until__gte=F("achieved_on")))
                & (Q(approved_on=None) | Q(approved_on__gte=F("submitted_on")))
                & (Q(refused_on=None) | Q(refused_on__gte=F("submitted_on")))
                & (Q(revoked_on=None) | Q(revoked_on__gte=F("approved_on"))),
                name="achievement_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(refused_on=None), name="approved_or_refused_not_both"
            ),
            models.CheckConstraint(
                condition=Q(revoked_on=None) | Q(approved_on__isnull=False),
                name="only_the_approved_is_revoked",
            ),
        ]
        indexes = [
            *OrganisationFact.Meta.indexes,
            models.Index(fields=["person"], condition=Q(closed=None), name="open_achievements"),
            models.Index(
                fields=["unit", "person"],
                condition=Q(closed=None, approved_on=None, refused_on=None),
                name="open_claims_in_units",
            ),
        ]

    @property
    def is_claim(self) -> bool:
        return self.approved_on is None and self.refused_on is None

    def __str__(self) -> str:
        return self.key


class Evidence(OrganisationFact):
    """A file that belongs to an achievement. The bytes are outside the rows, under a name nobody can guess."""

    achievement_key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=64, unique=True)
    added_by = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisationFact.Meta):
        indexes = [
            *OrganisationFact.Meta.indexes,
            models.Index(fields=["organisation", "achievement_key"]),
        ]

    def __str__(self) -> str:
        return self.name


class CatalogueEntry(OrganisationFact):
    """What the catalogue says of a competence beside its name and validity. `levels`: the name of each, a line
    a level, the lowest first; `is_risky`: each approval is looked at by itself; `merged_into`: what is used
    instead."""

    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="entries")
    description = models.TextField(blank=True)
    levels = models.TextField(blank=True)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    review_on = models.DateField(null=True)
    is_risky = models.BooleanField(default=False)
    merged_into = models.ForeignKey(Competence, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("competence", name="one_open_entry_a_competence"),
        ]

    def __str__(self) -> str:
        return f"about {self.competence_id}"


class WayKind(models.TextChoices):
    COURSE = "course", _("course")
    E_LEARNING = "e_learning", _("e-learning")
    PROCEDURE = "procedure", _("procedure to read")


class Way(OrganisationFact):
    """A way to get to a competence; a procedure says which version of the document."""

    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="ways")
    kind = models.CharField(max_length=20, choices=WayKind)
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=500, blank=True)
    document_version = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.title


class Prerequisite(OrganisationFact):
    """`needed` must be held before `competence` may be approved."""

    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="prerequisites")
    needed = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("competence", "needed", name="one_open_prerequisite_a_pair"),
            models.CheckConstraint(condition=~Q(competence=F("needed")), name="needs_another"),
        ]

    def __str__(self) -> str:
        return f"{self.needed_id} before {self.competence_id}"


class Practice(OrganisationFact):
    """Something to be shown on the way to a competence, so many `times`, perhaps within so many `months`."""

    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="practices")
    key = models.CharField(max_length=ID_LENGTH)
    text = models.CharField(max_length=300)
    times = models.PositiveSmallIntegerField(default=1)
    months = models.PositiveSmallIntegerField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("competence", "key", name="one_open_practice_a_key"),
        ]

    def __str__(self) -> str:
        return self.text


class Performance(OrganisationFact):
    """A person did what a practice list asks, once; an assessor who saw it signs."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="performances")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    practice = models.CharField(max_length=ID_LENGTH)
    done_on = models.DateField()
    note = models.TextField(blank=True)
    signed_on = models.DateField(null=True)
    signer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_by = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.practice} by {self.person_id} on {self.done_on}"


class Signature(OrganisationFact):
    """An assessor saw what a claim says, and signs it; who approves it comes after."""

    achievement_key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    signer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_by = models.CharField(max_length=200)
    signed_on = models.DateField()
    note = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "achievement_key", name="one_open_signature_a_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.achievement_key} signed by {self.signed_by}"


class SelfAssessment(OrganisationFact):
    """How far somebody thinks they are: beside approval, never instead of it, and without any colour."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="self_assessments")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    said_on = models.DateField()

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("person", "competence", name="one_open_self_assessment"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} says {self.level} of {self.competence_id}"
