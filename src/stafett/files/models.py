from django.db import models
from django.utils.translation import gettext_lazy as _

from stafett.people.models import Identity, Organisation


class RunState(models.TextChoices):
    """Where an import by page stands: looked at first, then taken."""

    READING = "reading", _("being read")
    READY = "ready", _("ready to be taken")
    REFUSED = "refused", _("refused")
    TAKING = "taking", _("being taken")
    TAKEN = "taken", _("taken")
    DROPPED = "dropped", _("dropped")
    FAILED = "failed", _("stopped")


class ImportRun(models.Model):
    """One upload: its files wait in the data folder until the dry run's result is taken or dropped."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=RunState, default=RunState.READING)
    folder = models.CharField(max_length=64, unique=True)
    percent = models.PositiveSmallIntegerField(default=0)
    report = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"import {self.pk} ({self.state})"
