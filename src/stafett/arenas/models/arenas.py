from django.db import models
from django.db.models import F, Q

from stafett.people.models import Organisation, OrganisationFact, Person, Unit, one_open

CODE_LENGTH = 40
"""So long a code of a recipe's may be: a side, a role, a state."""


def exactly_one(first: str, second: str) -> Q:
    """One of two columns says who it is, never both and never none."""
    return Q(**{f"{first}__isnull": False, f"{second}__isnull": True}) | Q(
        **{f"{first}__isnull": True, f"{second}__isnull": False}
    )


class Following(models.TextChoices):
    """How one setting follows an earlier one."""

    CONTINUES = "continues"


class Arena(models.Model):
    """A bounded setting's identity: which recipe's it is, whose, and what it follows. What it is called and where
    it stands is in `ArenaDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    recipe = models.CharField(max_length=CODE_LENGTH)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    how = models.CharField(max_length=20, choices=Following, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "recipe"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(follows=None, how="") | (Q(follows__isnull=False) & ~Q(how="")),
                name="says_how_it_follows",
            )
        ]

    def __str__(self) -> str:
        return f"{self.recipe} {self.pk}"


class OpenTo(models.TextChoices):
    """Who may see it beside those who take part."""

    PARTIES = "parties"
    ORGANISATION = "organisation"
    INSTALLATION = "installation"


class ArenaDetails(OrganisationFact):
    """What it is called, where it stands and how long it lasts. `state`: a code of the recipe's own; `starts_on` and
    `ends_on`: the time agreed, where it has one of its own; `ended_on`: its real last day, once it is over."""

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="details")
    title = models.CharField(max_length=300)
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    open_to = models.CharField(max_length=20, choices=OpenTo, default=OpenTo.PARTIES)
    state = models.CharField(max_length=CODE_LENGTH, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("arena", name="one_open_arena_details"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="arena_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Purpose(OrganisationFact):
    """What it is for, from a day on. An earlier one stays open: that the purpose changed is to be seen; only a
    correction closes one. `grounds`: why it changed."""

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="purposes")
    text = models.TextField()
    since = models.DateField()
    grounds = models.TextField(blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("arena", "since", name="one_open_purpose_a_day"),
        ]

    def __str__(self) -> str:
        return self.text


class Party(OrganisationFact):
    """A unit, of any organisation, or somebody `outside` the installation by name, takes part on a `side` (a code of
    the recipe's)."""

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="parties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    outside = models.CharField(max_length=300, null=True)  # noqa: DJ001 — none at all is told apart from nameless
    side = models.CharField(max_length=CODE_LENGTH)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("arena", "unit", "side", name="one_open_party_a_unit_and_side"),
            models.CheckConstraint(condition=exactly_one("unit", "outside"), name="a_party_is_one"),
        ]

    def __str__(self) -> str:
        return self.outside or f"unit {self.unit_id}"
