from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from stafett.audit.models import Fact

ID_LENGTH = 200
DAYS_IN_ORDER = Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))


def one_open(*names: str, name: str) -> models.UniqueConstraint:
    """At most one open row a key; closed rows are history."""
    return models.UniqueConstraint(fields=names, condition=Q(closed=None), name=name)


class Organisation(models.Model):
    """A trust, a municipality or an agency: the root of its own tree, closed to all others."""

    key = models.CharField(max_length=ID_LENGTH, unique=True)

    def __str__(self) -> str:
        return self.key


class OrganisationFact(Fact):
    """A fact that belongs to one organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta(Fact.Meta):
        abstract = True
        indexes = [
            models.Index(fields=["organisation", "opened"], name="%(class)s_opened"),
            models.Index(
                fields=["organisation", "closed"], condition=Q(closed__isnull=False), name="%(class)s_closed"
            ),
        ]


class Unit(models.Model):
    """A node's identity; what it is called and hangs under stands in `UnitDetails` and `Move`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=ID_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_unit_a_key")]

    def __str__(self) -> str:
        return self.key


class UnitDetails(OrganisationFact):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="details")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=60, blank=True)
    orgnr = models.CharField(max_length=20, blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("unit", name="one_open_unit_details"),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(closed=None, parent=None),
                name="one_root_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Move(OrganisationFact):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="moves")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    moves_on = models.DateField()

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("unit", "moves_on", name="one_open_move_a_day"),
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="a_unit_moves_under_another"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} under {self.parent_id} from {self.moves_on}"


class Person(models.Model):
    """A person's identity in one organisation; the name stands in `PersonDetails`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=ID_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_person_a_key")]

    def __str__(self) -> str:
        return self.key


class PersonDetails(OrganisationFact):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="details")
    given_name = models.CharField(max_length=200)
    family_name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)

    class Meta(OrganisationFact.Meta):
        constraints = [*OrganisationFact.Meta.constraints, one_open("person", name="one_open_person_details")]
        indexes = [
            *OrganisationFact.Meta.indexes,
            models.Index(fields=["organisation", "family_name", "given_name"]),
        ]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def __str__(self) -> str:
        return self.name


class Employment(OrganisationFact):
    key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="employments")
    position = models.CharField(max_length=200, blank=True)
    fraction = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_employment_a_key"),
            models.CheckConstraint(condition=DAYS_IN_ORDER, name="employment_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.unit_id}"


class Leave(OrganisationFact):
    """Away from a day to a day. No cause is stored, on purpose."""

    key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaves")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_leave_a_key"),
            models.CheckConstraint(condition=DAYS_IN_ORDER, name="leave_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} away from {self.starts_on}"


class RoleCode(models.TextChoices):
    """The stored codes; what each may do stands in `people.roles`."""

    LEADER = "leader", _("leader")
    DEPUTY = "deputy", _("deputy")
    DELEGATE = "delegate", _("delegate")
    ASSESSOR = "assessor", _("assessor")
    PROFESSIONAL_LEAD = "professional_lead", _("professional lead")
    HR_ADVISER = "hr_adviser", _("HR adviser")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("administrator")


class Role(OrganisationFact):
    """A person holds a role over a unit and everything below it, from a day to a day. Whoever was chosen on a
    page has an `appointed_by`; the others came by file."""

    key = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30, choices=RoleCode)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roles")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    appointed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("organisation", "key", name="one_open_role_a_key"),
            models.CheckConstraint(condition=DAYS_IN_ORDER, name="role_days_in_order"),
            models.CheckConstraint(condition=Q(role__in=RoleCode.values), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role} over {self.unit_id}"


class IdentityManager(BaseUserManager["Identity"]):
    def get_by_natural_key(self, username: str | None) -> "Identity":
        return self.get(email__iexact=username)


class Identity(AbstractBaseUser):
    """A log-in: one human being, perhaps with a person record in several organisations."""

    email = models.EmailField(unique=True)
    is_operator = models.BooleanField(
        default=False, help_text="Runs the installation; sees no one's colours."
    )
    is_demo = models.BooleanField(default=False, editable=False)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = IdentityManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_log_in_an_address")]

    def __str__(self) -> str:
        return self.email


class Tie(OrganisationFact):
    """A log-in belongs to a person record: tied by that human being, undone by closing the row."""

    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="ties")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")

    class Meta(OrganisationFact.Meta):
        constraints = [
            *OrganisationFact.Meta.constraints,
            one_open("person", name="one_open_tie_a_person"),
            one_open("organisation", "identity", name="one_person_a_log_in_and_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.identity_id} is {self.person_id}"


class Invitation(models.Model):
    """A link that works once: it makes a log-in, ties one to a person record, or gives the log-in (`identity`)
    that the record has already a new password. Only its hash is stored."""

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="invitations")
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, null=True, related_name="+")
    is_operator = models.BooleanField(default=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.email}"


class Guest(models.Model):
    """Somebody without a record here who takes part by a link, with the least that needs. Forgotten a while after
    the last link has ended: then the row, which facts may point at, says nothing of anybody."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    works_at = models.CharField(max_length=90, blank=True)
    language = models.CharField(max_length=5, blank=True)
    forgotten_on = models.DateField(null=True)

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name, self.works_at]))


class GuestLink(OrganisationFact):
    """Opens one thing to a guest, named by `scope`, through its last day. Only the hash of its token is stored."""

    guest = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="links")
    scope = models.CharField(max_length=100)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(OrganisationFact.Meta):
        constraints = [*OrganisationFact.Meta.constraints, one_open("guest", name="one_open_link_a_guest")]

    def __str__(self) -> str:
        return f"{self.guest_id} to {self.scope}"
