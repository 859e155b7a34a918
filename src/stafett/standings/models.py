from django.db import models

from stafett.people.models import Identity, Organisation


class RunState(models.TextChoices):
    """Where a preview stands; `done`: what was looked at has been done."""

    WORKING = "working"
    READY = "ready"
    DONE = "done"
    FAILED = "failed"


class PreviewRun(models.Model):
    """What somebody asked to see beforehand, and what was found at a log position. Kept for a day: it is no fact.

    `asked` as `preview.asked.as_json` writes it, `result` as `preview.results.as_json`. `heard_at`: when the
    worker last said how far it has come."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    heard_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WORKING)
    on = models.DateField()
    position = models.BigIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    asked = models.JSONField()
    result = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["organisation", "made_at"])]

    def __str__(self) -> str:
        return f"preview {self.pk} ({self.state})"
