from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from stafett.lib.verdict import NotAllowed

INSTALLATION = 0
"""The organisation number of what concerns the installation itself, such as making its administrator."""


class LogHead(models.Model):
    """How far an organisation's log has come. Its row is the lock that makes changes follow each other.

    `common`: the last position of a change to more than what is known of single people.
    """

    organisation = models.BigIntegerField(primary_key=True)
    position = models.BigIntegerField(default=0)
    common = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"organisation {self.organisation} at {self.position}"


class Entry(models.Model):
    """One change: who did what, to what, when. Never changed, never deleted, no foreign keys."""

    organisation = models.BigIntegerField()
    position = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    by_identity = models.BigIntegerField(null=True)
    by_guest = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=300, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "position"], name="one_entry_a_position")
        ]
        indexes = [models.Index(fields=["organisation", "at"])]

    def __str__(self) -> str:
        return f"{self.position}: {self.by} {self.verb} {self.subject}"


class Look(models.Model):
    """Somebody opened a page, a piece of evidence or an export about a person."""

    organisation = models.BigIntegerField()
    person = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    by_identity = models.BigIntegerField()
    what = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "at"])]

    def __str__(self) -> str:
        return f"{self.by} looked at {self.person} ({self.what})"


class ChangedMeanwhile(NotAllowed):
    """Somebody was first: what was seen is not what stands now, and nothing is written. Pages answer with what
    stands now (`now`, where whoever raises it knows the row) and with what was typed (409), buttons with this
    sentence."""

    def __init__(self, now: models.Model | None = None) -> None:
        super().__init__(_("This has been changed meanwhile. Look again."))
        self.now = now


class FactQuerySet[F_: "Fact"](models.QuerySet[F_]):
    def open(self) -> Self:
        """What is known today."""
        return self.filter(closed=None)

    def recorded(self, position: int | None) -> Self:
        """What was known at a log position (None: today)."""
        if position is None:
            return self.open()
        return self.filter(Q(closed=None) | Q(closed__gt=position), opened__lte=position)

    def close(self, position: int) -> int:
        """End those still open at a log position, and say how many they were."""
        return self.open().update(closed=position)


class Fact(models.Model):
    """A dated fact. A correction or withdrawal closes the row and, for a correction, opens another."""

    opened = models.BigIntegerField(editable=False)
    closed = models.BigIntegerField(null=True, editable=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(closed=None) | Q(closed__gt=F("opened")),
                name="%(app_label)s_%(class)s_closes_after_it_opens",
            )
        ]

    def anew(self, position: int, **said: Any) -> Self:
        """The same as it opens at a log position, with some fields said otherwise. Not written yet."""
        fields = [field.attname for field in self._meta.concrete_fields if not field.primary_key]
        kept = {name: getattr(self, name) for name in fields}
        return type(self)(**kept | said | {"opened": position, "closed": None})

    def close(self, position: int) -> None:
        """End it at a log position. Raises ChangedMeanwhile where somebody else has."""
        if not type(self).objects.filter(pk=self.pk).close(position):
            raise ChangedMeanwhile

    def reopen(self, position: int, **said: Any) -> Self:
        """Close it at a log position, if it was ever written, and open it anew with some fields said otherwise.

        Raises ChangedMeanwhile where it is closed already.
        """
        if self.pk is not None:
            self.close(position)
        made = self.anew(position, **said)
        made.save()
        return made
