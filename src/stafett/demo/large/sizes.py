"""How large the large organisations are, and the words of their trade."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from stafett.demo.catalogue import rows

LEVELS = 4
"""The organisation, clinics (or areas), departments (or services), sections (or wards)."""


@dataclass(frozen=True)
class Sector:
    """What the units of each level are called, what their leaders are called, and who else sits at the top."""

    name: str
    kinds: tuple[str, str, str, str]
    leaders: tuple[str, str, str, str]
    offices: Mapping[str, str]
    """What those with a role over the whole work as, by role."""


OFFICES = {"hr_adviser": "HR-rådgiver", "administrator": "systemansvarlig", "auditor": "internrevisor"}
HOSPITAL = Sector(
    "hospital",
    ("helseforetak", "klinikk", "avdeling", "seksjon"),
    ("administrerende direktør", "klinikksjef", "avdelingssjef", "seksjonsleder"),
    OFFICES,
)
MUNICIPALITY = Sector(
    "municipality",
    ("kommune", "kommunalområde", "virksomhet", "avdeling"),
    ("kommunedirektør", "kommunalsjef", "virksomhetsleder", "avdelingsleder"),
    OFFICES,
)


@dataclass(frozen=True)
class Size:
    """How large: people, and units right under each unit, level by level. `key` is the root unit's id."""

    key: str
    name: str
    sector: Sector
    branches: tuple[int, int, int]
    people: int

    @property
    def domain(self) -> str:
        """Where nothing can be delivered."""
        return f"{self.key.lower()}.example.test"


@dataclass(frozen=True)
class Clinic:
    """A unit of the second level: its departments' and their sections' names, and how many of a hundred
    work as what. `share`: of how many parts one of its sections has, where others have more or fewer;
    `asks`: how much each of its own plans asks."""

    name: str
    share: int
    asks: int
    departments: tuple[str, ...]
    sections: tuple[str, ...]
    crew: tuple[tuple[str, int], ...]


@cache
def clinics(sector: str) -> tuple[Clinic, ...]:
    """The clinics of a sector, as the data files have them."""
    departments = rows("large", "departments.csv")
    return tuple(
        Clinic(
            row["name"],
            int(row["share"]),
            int(row["asks"]),
            tuple(found["name"] for found in departments if found["clinic"] == row["name"]),
            tuple(row["sections"].split("|")),
            tuple((position, int(share)) for position, _, share in _shares(row["crew"])),
        )
        for row in rows("large", "clinics.csv")
        if row["sector"] == sector
    )


def _shares(crew: str) -> list[tuple[str, str, str]]:
    return [entry.rpartition(" ") for entry in crew.split("|")]


def positions(sector: str) -> list[str]:
    """What people of a sector work as, but for leaders and offices."""
    return list(dict.fromkeys(position for clinic in clinics(sector) for position, _share in clinic.crew))


@cache
def words(kind: str) -> list[str]:
    """The names of one list of the data file."""
    return [row["name"] for row in rows("large", "words.csv") if row["list"] == kind]


SIZES: dict[str, tuple[Size, ...]] = {
    "trust": (Size("TRUST", "Havgløtt universitetssykehus HF", HOSPITAL, (6, 10, 12), 24_000),),
    "municipality": (Size("MUNICIPALITY", "Kvitbakken kommune", MUNICIPALITY, (4, 5, 10), 6_000),),
    "region": (
        Size("REGION-1", "Nordlys universitetssykehus HF", HOSPITAL, (6, 10, 12), 27_000),
        Size("REGION-2", "Vestavind sykehus HF", HOSPITAL, (6, 10, 12), 24_000),
        Size("REGION-3", "Sørvår sykehus HF", HOSPITAL, (6, 9, 10), 18_000),
        Size("REGION-4", "Austmo sykehus HF", HOSPITAL, (5, 7, 10), 12_000),
    ),
}
"""The organisations of each size, by the word it is asked for with."""
