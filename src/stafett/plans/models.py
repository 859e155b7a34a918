from django.db import models
from django.db.models import F, Q

from stafett.people.models import (
    DAYS_IN_ORDER,
    ID_LENGTH,
    Organisation,
    OrganisationFact,
    Person,
    Unit,
    one_open,
)
from stafett.records.models import Competence


class Plan(models.Model):
    """A plan's identity; everything it says stands in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=ID_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_plan_a_key")]

    def __str__(self) -> str:
        return self.key


class PlanVersion(OrganisationFact):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    effective_from = models.DateField()
    retired_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("plan", "version", name="one_open_row_a_version"),
            models.CheckConstraint(
                condition=Q(retired_on=None) | Q(retired_on__gt=F("effective_from")),
                name="retired_after_it_took_effect",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.version})"


class Requirement(OrganisationFact):
    """One thing a plan version asks. `renewal` is `completion`, `expiry` or `fixed:MM-DD`."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="requirements")
    version = models.PositiveIntegerField()
    key = models.CharField(max_length=ID_LENGTH)
    level = models.PositiveSmallIntegerField(default=1)
    times = models.PositiveSmallIntegerField(default=1)
    mandatory = models.BooleanField(default=True)
    due_days = models.IntegerField(null=True)
    validity_months = models.PositiveSmallIntegerField(null=True)
    renewal = models.CharField(max_length=20, default="completion")
    early_days = models.PositiveIntegerField(default=60)
    warn_days = models.PositiveIntegerField(default=0)
    grace_days = models.PositiveIntegerField(default=30)
    lookback_days = models.PositiveIntegerField(null=True)
    per_unit = models.BooleanField(default=False)
    redo = models.BooleanField(default=False)
    transition_days = models.PositiveIntegerField(default=60)
    claim_days = models.PositiveIntegerField(default=14)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("plan", "version", "key", name="one_open_requirement_a_key"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=1000, times__gte=1, times__lte=1000),
                name="level_and_times_in_bounds",
            ),
            models.CheckConstraint(
                condition=Q(times=1) | Q(renewal="completion"), name="several_times_only_by_completion"
            ),
            models.CheckConstraint(
                condition=Q(due_days=None) | Q(due_days__gte=-1), name="due_days_in_bounds"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Acceptance(models.Model):
    """A competence that a requirement accepts; frozen with its requirement row."""

    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="acceptances")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["requirement", "competence"], name="one_acceptance_a_pair")
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id} accepts {self.competence_id}"


class Assignment(OrganisationFact):
    """A plan applies to a unit. `positions` are joined by `|`; empty means any."""

    key = models.CharField(max_length=ID_LENGTH)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    subunits = models.BooleanField(default=False)
    positions = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_assignment_a_key"),
            models.CheckConstraint(condition=DAYS_IN_ORDER, name="assignment_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} for {self.unit_id}"


class Exemption(OrganisationFact):
    """A person need not meet a requirement, or with an empty `requirement` anything in the plan."""

    key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="exemptions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="exemptions")
    requirement = models.CharField(max_length=ID_LENGTH, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_exemption_a_key"),
            models.CheckConstraint(condition=DAYS_IN_ORDER, name="exemption_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} exempt from {self.plan_id}"


class Coverage(OrganisationFact):
    """A unit wants at least so many members who hold a competence at a level."""

    key = models.CharField(max_length=ID_LENGTH)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="coverages")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)
    at_least = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_coverage_a_key"),
            models.CheckConstraint(condition=DAYS_IN_ORDER, name="coverage_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.at_least} with {self.competence_id} in {self.unit_id}"
