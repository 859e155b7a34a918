from django.db import models
from django.db.models import F, Q

from stafett.people.models import Organisation, OrganisationFact, Person, one_open

from .arenas import CODE_LENGTH, Arena, exactly_one


class Agreement(models.Model):
    """Something parties agree on; what it says stands in its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="agreements")

    def __str__(self) -> str:
        return f"agreement {self.pk} of {self.arena_id}"


class TermsVersion(OrganisationFact):
    """One wording of the terms, never changed: other terms are the next `number`, which needs its own consents. The
    recipe keeps what the terms say in a table of its own, one row a version. `roles`: the codes of those whose
    consent is needed; the days are those on which it holds, once they all have consented."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    roles = models.JSONField(default=list)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("agreement", "number", name="one_open_version_a_number"),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gte=F("effective_from")),
                name="terms_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} version {self.number}"


class Consent(OrganisationFact):
    """Somebody said yes, or no with `grounds`, to one version of the terms in one role. A later answer in the same
    role closes this row."""

    version = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="consents")
    role = models.CharField(max_length=CODE_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    guest_id = models.BigIntegerField(null=True)
    by = models.CharField(max_length=200)
    answered_on = models.DateField()
    is_given = models.BooleanField()
    grounds = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("version", "role", name="one_open_answer_a_role"),
            models.CheckConstraint(condition=exactly_one("person", "guest_id"), name="consent_is_somebody_s"),
        ]

    def __str__(self) -> str:
        return f"{self.by} as {self.role} to {self.version_id}"
