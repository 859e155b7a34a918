import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stafett.people.models import Guest, Organisation, Person

STILL_WAITS = Q(letter=None, dropped=False, only_here=False)
TO_ONE = Q(person=None, guest__isnull=False) | Q(person__isnull=False, guest=None)


class Rhythm(models.TextChoices):
    """How often somebody wants mail. What they must know comes at once where they want none."""

    AT_ONCE = "at_once", _("At once, each time")
    DAILY = "daily", _("At most once a day, in the morning")
    WEEKLY = "weekly", _("Once a week, on Monday morning")
    NONE = "none", _("Only what I must know")


class Preference(models.Model):
    """What a person chose to be told, and how often. Whoever has none has `rules.USUAL`. `week_of`: the Monday whose
    week was last looked up for the digest."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=20, choices=Rhythm)
    silenced = models.JSONField(default=list)
    week_of = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="rhythm_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.rhythm}"


class Standing(models.TextChoices):
    """How it stands with a letter. The last three are the ends of it."""

    WAITING = "waiting", _("on its way")
    SENT = "sent", _("sent")
    GIVEN_UP = "given_up", _("given up")
    NOT_NEEDED = "not_needed", _("no longer needed")


class Letter(models.Model):
    """One e-mail to one person or guest: one message, or a digest of several. The address is looked up when it is sent.

    `due_at` is also the lease: whoever sends it moves it ahead first, so that it comes back if they die."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    guest = models.ForeignKey(Guest, on_delete=models.PROTECT, null=True, related_name="+")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    standing = models.CharField(max_length=20, choices=Standing, default=Standing.WAITING)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=Q(standing="waiting"), name="letters_on_their_way"),
            models.Index(fields=["organisation", "standing", "made_at"], name="letters_by_standing"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="standing_is_known"),
            models.CheckConstraint(condition=TO_ONE, name="a_letter_goes_to_one"),
            models.CheckConstraint(
                condition=Q(standing="waiting", settled_at=None)
                | (~Q(standing="waiting") & Q(settled_at__isnull=False)),
                name="a_letter_is_settled_once",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.key} ({self.standing})"


class Message(models.Model):
    """What somebody is told, in their language. `about` names what it is about, so that it can be taken back;
    `dropped`: taken back; `only_here`: not mailed, since they chose so or it was too old before any could be sent, but
    read here. `calendar`: what their calendar is to hold."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    guest = models.ForeignKey(Guest, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=60)
    is_must = models.BooleanField(default=False)
    is_urgent = models.BooleanField(default=False)
    about = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200)
    paragraphs = models.JSONField(default=list)
    link = models.CharField(max_length=500, blank=True)
    link_label = models.CharField(max_length=200, blank=True)
    calendar = models.JSONField(null=True)
    written_at = models.DateTimeField()
    not_before = models.DateTimeField()
    due_at = models.DateTimeField()
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, null=True, related_name="messages")
    dropped = models.BooleanField(default=False)
    only_here = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=STILL_WAITS, name="messages_that_wait"),
            models.Index(fields=["person", "-written_at"], name="messages_to_somebody"),
            models.Index(fields=["organisation", "about"], condition=~Q(about=""), name="messages_about"),
        ]
        constraints = [models.CheckConstraint(condition=TO_ONE, name="a_message_is_to_one")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject}"


class CalendarLink(models.Model):
    """The secret address of a person's calendar. Only its hash is stored; a new one takes its place."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"
