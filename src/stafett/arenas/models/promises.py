from django.db import models
from django.db.models import Q

from stafett.people.models import Organisation, Person, Unit, one_open

from .arenas import Arena
from .occasions import Due, Material, Occasion


class Promise(models.Model):
    """Somebody owes something; what, by when and how it went stands in `PromiseDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="promises")
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, null=True, related_name="promises")

    def __str__(self) -> str:
        return f"promise {self.pk} of {self.arena_id}"


class PromiseDetails(Due):
    """Who owes what to whom by when. `kept_on` with an `outcome` in words or a material as evidence, or `dropped_on`
    with the outcome saying why."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="details")
    what = models.CharField(max_length=500)
    by_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_guest_id = models.BigIntegerField(null=True)
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    kept_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    evidence = models.ForeignKey(Material, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(Due.Meta):
        abstract = False
        constraints = [
            *Due.Meta.constraints,
            one_open("promise", name="one_open_promise_details"),
            models.CheckConstraint(
                condition=Q(by_unit__isnull=False)
                | Q(by_person__isnull=False)
                | Q(by_guest_id__isnull=False),
                name="somebody_owes_it",
            ),
            models.CheckConstraint(
                condition=Q(kept_on=None) | Q(dropped_on=None), name="kept_or_dropped_not_both"
            ),
        ]
        indexes = [
            *Due.Meta.indexes,
            models.Index(fields=["by_person", "due_on"], condition=Q(closed=None), name="owed_by_a_person"),
        ]

    def __str__(self) -> str:
        return self.what
