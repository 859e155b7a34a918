from django.db import models
from django.db.models import Q

from stafett.arenas.models import Arena, Due, Party
from stafett.lib.keys import random_key
from stafett.people.models import Organisation, Person, Unit, one_open

TITLE_LENGTH = 200
CODE_LENGTH = 40
"""So long a word's code may be: a recipe's for a kind of matter, or for where it stands."""


class Breadth(models.TextChoices):
    """Who may read it, beside whoever raised it and whoever leads a unit it has been with: the later the more. `SEATS`:
    whoever has or had a seat in its arena, and the side that it is `Matter.between` with them."""

    US = "us"
    SEATS = "seats"
    ORGANISATIONS = "organisations"
    EVERYBODY = "everybody"


class Privacy(models.TextChoices):
    """Who may know who raised it. `ANSWERER`: whoever leads the unit it was raised to; `NOBODY`: it is written
    nowhere."""

    OPEN = "open"
    ANSWERER = "answerer"
    NOBODY = "nobody"


class Meaning(models.TextChoices):
    """Where a matter stands, whatever it is called on the screen."""

    NEW = "new"
    CONSIDERED = "considered"
    TRYING = "trying"
    ADOPTED = "adopted"
    DECLINED = "declined"
    PASSED_ON = "passed_on"
    MERGED = "merged"


WAITING = (Meaning.NEW, Meaning.CONSIDERED, Meaning.TRYING, Meaning.PASSED_ON)
"""In these somebody is to answer, so there is a next day."""
ANSWERED = (Meaning.ADOPTED, Meaning.DECLINED)
SETTLED = (Meaning.DECLINED, Meaning.MERGED)
"""In these nothing more is to be done, so there is no next day."""


class PutForward(models.Model):
    """What was put forward, word by word. `kind`: a code of the recipe's or the unit's own words."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, null=True, related_name="+")
    raised_to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=CODE_LENGTH)
    title = models.CharField(max_length=TITLE_LENGTH)
    text = models.TextField(blank=True)
    breadth = models.CharField(max_length=20, choices=Breadth)
    raised_on = models.DateField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Matter(PutForward):
    """Something raised, never changed; where it stands is in `MatterState`. Its key is random, so that it tells nothing
    of the order in which matters were raised. `between`: the side that reads what is shared by SEATS. `code_hash`: of
    the code that whoever cannot be found out keeps."""

    privacy = models.CharField(max_length=20, choices=Privacy)
    between = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    guest_id = models.BigIntegerField(null=True)
    code_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 — most have none

    class Meta(PutForward.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(privacy=Privacy.NOBODY, person=None, guest_id=None, code_hash__isnull=False)
                | ~Q(privacy=Privacy.NOBODY)
                & Q(code_hash=None)
                & (Q(person__isnull=False, guest_id=None) | Q(person=None, guest_id__isnull=False)),
                name="nobody_is_nobody",
            )
        ]


class Slip(PutForward):
    """What somebody who cannot be found out put in the box, until the box is emptied, once a day and all at once: so no
    log position, no order of rows and no moment ties it to anybody."""

    code_hash = models.CharField(max_length=64, unique=True)

    class Meta(PutForward.Meta):
        abstract = False


class MatterState(Due):
    """Which unit a matter is with and where it stands; the next state closes this row. `due_on` is the next day: of an
    answer while it waits, of looking at it again once it is tried or adopted. `word`: the recipe's own code for the
    state; `since`: the day it came to stand so; `by`: who said so, blank for whoever raised it."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="states")
    arena = models.ForeignKey(  # type: ignore[assignment] # a matter may be raised in no arena
        Arena, on_delete=models.PROTECT, null=True, related_name="+"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    passed_from = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    meaning = models.CharField(max_length=20, choices=Meaning)
    word = models.CharField(max_length=CODE_LENGTH, blank=True)
    answer = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    into = models.ForeignKey(Matter, on_delete=models.PROTECT, null=True, related_name="merged")
    since = models.DateField()
    by = models.CharField(max_length=200, blank=True)

    class Meta(Due.Meta):
        abstract = False
        constraints = [
            *Due.Meta.constraints,
            one_open("matter", name="one_open_state_a_matter"),
            models.CheckConstraint(
                condition=~Q(meaning__in=WAITING) | Q(due_on__isnull=False) | ~Q(anchor=""),
                name="what_waits_has_a_next_day",
            ),
            models.CheckConstraint(
                condition=~Q(meaning__in=ANSWERED) | ~Q(answer=""), name="what_is_answered_says_so"
            ),
            models.CheckConstraint(
                condition=Q(meaning=Meaning.MERGED, into__isnull=False)
                | ~Q(meaning=Meaning.MERGED) & Q(into=None),
                name="merged_says_into_what",
            ),
        ]
        indexes = [
            *Due.Meta.indexes,
            models.Index(fields=["unit", "due_on"], condition=Q(closed=None), name="matters_of_a_unit"),
        ]

    @property
    def waits(self) -> bool:
        return self.meaning in WAITING

    def __str__(self) -> str:
        return f"{self.matter_id} {self.meaning}"
