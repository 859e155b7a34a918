from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from stafett.arenas.models import Arena, Due, Pool
from stafett.lib.keys import random_key
from stafett.people.models import Organisation, OrganisationFact, Person, Unit, one_open

ANSWERED_BY_ONE = Q(person__isnull=False, guest_id=None) | Q(person=None, guest_id__isnull=False)


class Privacy(models.TextChoices):
    """Who may know what somebody answered. `KNOWN`: whoever leads one unit; `NOBODY`: it is written nowhere."""

    OPEN = "open"
    KNOWN = "known"
    NOBODY = "nobody"


class QuestionKind(models.TextChoices):
    """A scale is from 1 to 5, from the least to the most."""

    SCALE = "scale"
    CHOICE = "choice"
    WORDS = "words"


class Pulse(models.Model):
    """Questions that an arena asks its people, perhaps several times."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="pulses")

    def __str__(self) -> str:
        return f"pulse {self.pk} of {self.arena_id}"


class Form(OrganisationFact):
    """One wording of the questions, never changed: other questions are the next `number`. `questions`: a list of
    `rules.Question` as mappings. `known_to`: the unit whose leader knows who answered what, at that level alone;
    `minimum`: the smallest group that figures are shown of."""

    pulse = models.ForeignKey(Pulse, on_delete=models.PROTECT, related_name="forms")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    questions = models.JSONField()
    privacy = models.CharField(max_length=20, choices=Privacy)
    known_to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    minimum = models.PositiveSmallIntegerField(default=5)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("pulse", "number", name="one_open_form_a_number"),
            models.CheckConstraint(
                condition=Q(privacy=Privacy.KNOWN, known_to__isnull=False)
                | ~Q(privacy=Privacy.KNOWN) & Q(known_to=None),
                name="known_says_to_whom",
            ),
            models.CheckConstraint(
                condition=Q(privacy=Privacy.OPEN) | Q(minimum__gte=3), name="a_minimum_is_a_group"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Wave(models.Model):
    """One time the questions are asked; when stands in `WaveDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    pulse = models.ForeignKey(Pulse, on_delete=models.PROTECT, related_name="waves")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"wave {self.pk} of {self.pulse_id}"


class WaveDetails(Due):
    """When a wave is: it opens on `due_on`, which may hang on another day, and is open for `days_open` days."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="details")
    name = models.CharField(max_length=200)
    days_open = models.PositiveSmallIntegerField(default=14)

    class Meta(Due.Meta):
        abstract = False
        constraints = [
            *Due.Meta.constraints,
            one_open("wave", name="one_open_wave_details"),
            models.CheckConstraint(condition=Q(days_open__gte=1), name="a_wave_lasts_a_day"),
        ]

    def __str__(self) -> str:
        return self.name

    def stays(self, *, on: date) -> bool:
        """What is over does not open anew: a figure that has been shown would grow by one answer after the other."""
        return self.due_on is not None and self.due_on + timedelta(days=self.days_open) <= on


class Ticket(models.Model):
    """Somebody has answered a wave; what, it does not say. Its key is random and it has no day."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="tickets")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    guest_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "person"], name="one_ticket_a_person_and_wave"),
            models.UniqueConstraint(fields=["wave", "guest_id"], name="one_ticket_a_guest_and_wave"),
            models.CheckConstraint(condition=ANSWERED_BY_ONE, name="a_ticket_is_somebody_s"),
        ]

    def __str__(self) -> str:
        return f"ticket for {self.wave_id}"


class Said(models.Model):
    """What somebody answered, by the codes of the questions. `group`: the unit their place was for, where that is no
    smaller than the minimum; `pair`: what ties it to the same one's answers of other waves, where they kept a code."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    group = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    pair = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"answer to {self.wave_id}"


class Sealed(Said):
    """An answer nobody may trace, for what is left of its `day`: then all are opened at once."""

    day = models.DateField()

    class Meta(Said.Meta):
        abstract = False


class Response(Said):
    """An answer. At the third level it says nothing of who or when, not even the day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    guest_id = models.BigIntegerField(null=True)
    answered_on = models.DateField(null=True)

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=ANSWERED_BY_ONE & Q(answered_on__isnull=False)
                | Q(person=None, guest_id=None, answered_on=None),
                name="an_answer_is_somebody_s_or_nobody_s",
            ),
            models.UniqueConstraint(
                fields=["wave", "pair"], condition=~Q(pair=""), name="one_answer_a_pair_and_wave"
            ),
        ]
