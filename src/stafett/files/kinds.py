"""The fact files, as one table: which columns each has, what may stand in them and what an empty field means.

The reference page, the readers, the comparison with what is stored and the tests all read this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_noop as _

from stafett.people.models import ID_LENGTH


class Type(StrEnum):
    """What a field holds once it is read."""

    ID = "id"
    TEXT = "text"
    WHOLE = "whole number"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "yes or no"
    SEVERAL = "several, joined by |"
    SHARE = "share"
    RENEWAL = "renewal"


YES_NO: Mapping[str, bool] = {"yes": True, "no": False, "ja": True, "nei": False}
OBLIGATIONS: Mapping[str, bool] = {
    "mandatory": True, "recommended": False, "obligatorisk": True, "anbefalt": False,
}  # fmt: skip
ROLES: Mapping[str, str] = {
    "leader": "leader", "deputy": "deputy", "delegate": "delegate", "assessor": "assessor",
    "professional_lead": "professional_lead", "hr_adviser": "hr_adviser", "auditor": "auditor",
    "administrator": "administrator", "leder": "leader", "stedfortreder": "deputy", "godkjenner": "delegate",
    "supervisør": "assessor", "fagansvarlig": "professional_lead", "hr-rådgiver": "hr_adviser",
    "revisor": "auditor",
}  # fmt: skip
RENEWALS: Mapping[str, str] = {
    "completion": "completion", "expiry": "expiry", "gjennomføring": "completion", "utløp": "expiry",
}  # fmt: skip
FIXED = ("fixed:", "fast:")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its names, what may stand in it, and the value an empty field takes (None: empty)."""

    name: str
    bokmal: str
    type: Type = Type.TEXT
    is_key: bool = False
    is_required: bool = False
    default: object = None
    least: int = 0
    most: int = ID_LENGTH
    words: Mapping[str, object] = field(default_factory=dict)
    refers: str = ""
    """The kind whose id stands here."""
    same_as: str = ""
    """The column whose value an empty field takes."""
    meaning: str = ""
    """What an empty field says, for the reference page."""


@dataclass(frozen=True)
class Kind:
    """One fact file: its name without an ending, and its columns in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> list[str]:
        return [column.name for column in self.columns if column.is_key]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def values(self) -> list[str]:
        return [column.name for column in self.columns if not column.is_key]


def key(name: str, bokmal: str, refers: str = "") -> Column:
    return Column(name=name, bokmal=bokmal, type=Type.ID, is_key=True, is_required=True, refers=refers)


def reference(name: str, bokmal: str, refers: str, *, is_required: bool = True, meaning: str = "") -> Column:
    return Column(
        name=name, bokmal=bokmal, type=Type.ID, refers=refers, is_required=is_required, meaning=meaning
    )


def text(name: str, bokmal: str, most: int) -> Column:
    return Column(name=name, bokmal=bokmal, default="", most=most)


def day(
    name: str, bokmal: str, meaning: str = "", *, is_required: bool = False, is_key: bool = False
) -> Column:
    return Column(
        name=name, bokmal=bokmal, type=Type.DAY, is_required=is_required, is_key=is_key, meaning=meaning
    )


def whole(
    name: str, bokmal: str, least: int, most: int, default: int | None = None,
    *, is_required: bool = False, meaning: str = "",
) -> Column:  # fmt: skip
    return Column(
        name=name, bokmal=bokmal, type=Type.WHOLE, least=least, most=most, default=default,
        is_required=is_required, meaning=meaning,
    )  # fmt: skip


def months(name: str, bokmal: str, meaning: str) -> Column:
    return whole(name, bokmal, 0, 1200, meaning=meaning)


def days(name: str, bokmal: str, default: int | None = None, *, least: int = 0, meaning: str = "") -> Column:
    return whole(name, bokmal, least, 36500, default, meaning=meaning)


def flag(name: str, bokmal: str) -> Column:
    return Column(name=name, bokmal=bokmal, type=Type.FLAG, words=YES_NO, default=False)


def version(*, refers: str = "") -> Column:
    return Column(
        name="version", bokmal="versjon", type=Type.WHOLE, is_key=True, is_required=True,
        most=2_000_000_000, refers=refers,
    )  # fmt: skip


LEVEL = whole("level", "nivå", 1, 1000, 1)
PERIOD = (day("starts_on", "fra_dato", is_required=True), day("ends_on", "til_dato", _("open")))
PERSON = reference("person_id", "person_id", "people")
UNIT = reference("unit_id", "enhet_id", "units")
COMPETENCE = reference("competence_id", "kompetanse_id", "competences")
WITHDRAWN = flag("withdrawn", "trukket")
"""Allowed in every file; `yes` takes the fact back."""

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("units", (
            key("unit_id", "enhet_id"),
            reference("parent_id", "overordnet_id", "units", is_required=False, meaning=_("this is the organisation")),
            text("name", "navn", 300),
            text("kind", "type", 60),
            text("orgnr", "orgnr", 20),
        )),
        Kind("moves", (
            key("unit_id", "enhet_id", "units"),
            reference("parent_id", "overordnet_id", "units"),
            day("moves_on", "flyttes", is_required=True, is_key=True),
        )),
        Kind("people", (
            key("person_id", "person_id"),
            text("given_name", "fornavn", 200),
            text("family_name", "etternavn", 200),
            text("email", "epost", 254),
        )),
        Kind("roles", (
            key("role_id", "rolle_id"),
            PERSON,
            Column(name="role", bokmal="rolle", type=Type.CHOICE, words=ROLES, is_required=True),
            UNIT,
            *PERIOD,
        )),
        Kind("employments", (
            key("employment_id", "ansettelse_id"),
            PERSON,
            UNIT,
            text("position", "stilling", 200),
            Column(name="fraction", bokmal="stillingsandel", type=Type.SHARE, default="", most=20),
            *PERIOD,
        )),
        Kind("leaves", (key("leave_id", "permisjon_id"), PERSON, *PERIOD)),
        Kind("competences", (
            key("competence_id", "kompetanse_id"),
            text("name", "navn", 300),
            months("validity_months", "gyldighet_måneder", _("never lapses, as 0")),
        )),
        Kind("equivalences", (
            key("competence_id", "kompetanse_id", "competences"),
            key("accepted_id", "godtatt_id", "competences"),
        )),
        Kind("plans", (
            key("plan_id", "plan_id"),
            version(),
            text("title", "tittel", 300),
            reference("owner_unit_id", "eier_enhet_id", "units", is_required=False, meaning=_("nobody in particular")),
            day("effective_from", "gjelder_fra", is_required=True),
            day("retired_on", "avviklet", _("not retired")),
        )),
        Kind("requirements", (
            key("plan_id", "plan_id", "plans"),
            version(refers="plans"),
            key("requirement_id", "krav_id"),
            Column(name="accepts", bokmal="godtar", type=Type.SEVERAL, is_required=True, refers="competences"),
            LEVEL,
            whole("times", "antall_ganger", 1, 1000, 1),
            Column(name="obligation", bokmal="plikt", type=Type.FLAG, words=OBLIGATIONS, default=True),
            days("due_days", "frist_dager", least=-1, meaning=_("no first deadline")),
            months("validity_months", "gyldighet_måneder", _("the competence's own")),
            Column(name="renewal", bokmal="fornyelse", type=Type.RENEWAL, words=RENEWALS, default="completion"),
            days("early_days", "tidlig_dager", 60),
            days("warn_days", "varsel_dager", 0),
            days("grace_days", "nåde_dager", 30),
            days("lookback_days", "tilbakeblikk_dager", meaning=_("no limit")),
            flag("per_unit", "per_enhet"),
            flag("redo", "tas_på_nytt"),
            days("transition_days", "overgang_dager", 60),
            days("claim_days", "melding_dager", 14),
        )),
        Kind("assignments", (
            key("assignment_id", "tildeling_id"),
            reference("plan_id", "plan_id", "plans"),
            UNIT,
            flag("subunits", "underenheter"),
            Column(name="positions", bokmal="stillinger", type=Type.SEVERAL, default="", most=200, meaning=_("any")),
            reference("person_id", "person_id", "people", is_required=False, meaning=_("anybody")),
            *PERIOD,
        )),
        Kind("achievements", (
            key("achievement_id", "bevis_id"),
            PERSON,
            COMPETENCE,
            LEVEL,
            reference("unit_id", "enhet_id", "units", is_required=False, meaning=_("no unit in particular")),
            day("achieved_on", "oppnådd", is_required=True),
            day("valid_until", "gyldig_til", _("as the requirement says")),
            Column(name="submitted_on", bokmal="meldt", type=Type.DAY, same_as="achieved_on"),
            day("approved_on", "godkjent", _("not approved")),
            day("refused_on", "avslått", _("not refused")),
            day("revoked_on", "trukket_tilbake", _("not revoked")),
        )),
        Kind("exemptions", (
            key("exemption_id", "unntak_id"),
            PERSON,
            reference("plan_id", "plan_id", "plans"),
            Column(name="requirement_id", bokmal="krav_id", type=Type.ID, default="", refers="requirements",
                   meaning=_("the whole plan")),
            *PERIOD,
        )),
        Kind("coverage", (
            key("coverage_id", "dekning_id"),
            UNIT,
            COMPETENCE,
            LEVEL,
            whole("at_least", "minst", 0, 1_000_000, is_required=True),
            *PERIOD,
        )),
    )
}  # fmt: skip
"""Every kind of fact file by name, in the order in which facts depend on each other."""
