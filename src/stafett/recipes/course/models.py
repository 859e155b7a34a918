from django.db import models

from stafett.arenas.models import Arena
from stafett.people.models import OrganisationFact, one_open
from stafett.records.models import Competence


class Course(OrganisationFact):
    """What is said of a course beside its title: what it is about and who it is for; `called_off_on`: it is not held
    any more, and `grounds` why."""

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="courses")
    description = models.TextField(blank=True)
    called_off_on = models.DateField(null=True)
    grounds = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("arena", name="one_open_course_an_arena"),
        ]

    def __str__(self) -> str:
        return f"course {self.arena_id}"


class Gives(OrganisationFact):
    """Whoever was at a session of the course has shown a competence at a level."""

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("arena", "competence", name="one_open_gives_a_competence"),
        ]

    def __str__(self) -> str:
        return f"course {self.arena_id} gives {self.competence_id}"
