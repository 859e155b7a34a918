from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

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
from stafett.records.routes import Approver as Approver
from stafett.records.routes import Steps as Steps


class Plan(models.Model):
    """A plan's identity; everything it says stands in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=ID_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_plan_a_key")]

    def __str__(self) -> str:
        return self.key


class PlanVersion(OrganisationFact):
    """A version as published. `grounds` say why it was retired."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    effective_from = models.DateField()
    retired_on = models.DateField(null=True)
    goal = models.TextField(blank=True)
    target_group = models.TextField(blank=True)
    copied_from = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")
    copied_version = models.PositiveIntegerField(null=True)
    grounds = models.TextField(blank=True)

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
    """One thing a plan version asks. `renewal` is `completion`, `expiry` or `fixed:MM-DD`; `why` it is asked;
    `place`: where it stands among the others, as its author put them (0 for all that came by file)."""

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
    why = models.TextField(blank=True)
    steps = models.CharField(max_length=10, choices=Steps, default=Steps.ONE)
    approver = models.CharField(max_length=30, choices=Approver, default=Approver.LEADER)
    place = models.PositiveSmallIntegerField(default=0)

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
    """A plan applies to a unit. `positions` are joined by `|`; empty means any. `is_local`: those who lead there
    gave it, in addition to what whoever owns the plan gives, and may end it themselves."""

    key = models.CharField(max_length=ID_LENGTH)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    subunits = models.BooleanField(default=False)
    positions = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    is_local = models.BooleanField(default=False)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_assignment_a_key"),
            models.CheckConstraint(condition=DAYS_IN_ORDER, name="assignment_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} for {self.unit_id}"


class Grounds(models.TextChoices):
    """Why somebody need not meet what a plan asks. Nothing about health, on purpose."""

    OTHER_WORK = "other_work", _("does not do this work")
    HOLDS_THE_LIKE = "holds_the_like", _("holds the like from elsewhere")
    LEAVES_SOON = "leaves_soon", _("leaves soon")
    IN_TRAINING = "in_training", _("is in training, and works with someone who holds it")
    TAKEN_OUT = "taken_out", _("taken out of the plan by the leader")


class Exemption(OrganisationFact):
    """A person need not meet a requirement, or with an empty `requirement` anything in the plan. Those that come
    by file say no grounds."""

    key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="exemptions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="exemptions")
    requirement = models.CharField(max_length=ID_LENGTH, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    grounds = models.CharField(max_length=30, choices=Grounds, blank=True)
    given_by = models.CharField(max_length=200, blank=True)

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


class DraftState(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")


class Draft(OrganisationFact):
    """A plan's next version while it is written. Every save closes the row and opens another, so that whoever
    saves says which row they saw. `requirements`: a list of what each asks, as `drafts.Asked` reads it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="drafts")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.DRAFT)
    title = models.CharField(max_length=300)
    goal = models.TextField(blank=True)
    target_group = models.TextField(blank=True)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    effective_from = models.DateField(null=True)
    copied_from = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")
    copied_version = models.PositiveIntegerField(null=True)
    requirements = models.JSONField(default=list)
    saved_by = models.CharField(max_length=200)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("plan", name="one_open_draft_a_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.version}, {self.state})"


class Comment(OrganisationFact):
    """What somebody says about a draft, or about one requirement of it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="comments")
    version = models.PositiveIntegerField()
    requirement = models.CharField(max_length=ID_LENGTH, blank=True)
    text = models.TextField()
    said_by = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    said_on = models.DateField()

    def __str__(self) -> str:
        return self.text


class Happening(OrganisationFact):
    """Something happened that whoever held `about` then must know: `plan` asks them for `reading`, by `deadline`."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="happenings")
    about = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    reading = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    address = models.URLField(max_length=500, blank=True)
    deadline = models.DateField()
    sent_on = models.DateField()
    sent_by = models.CharField(max_length=200)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("plan", name="one_open_happening_a_plan"),
        ]

    def __str__(self) -> str:
        return self.title
