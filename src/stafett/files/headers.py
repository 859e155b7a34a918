"""Which column of a file is which: names as in the contract or in bokmål."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .faults import WHOLE_FILE, Faults, shown
from .kinds import WITHDRAWN, Kind


@dataclass(frozen=True)
class Header:
    """Where each known column stands, as the header line said it."""

    line: int
    width: int
    places: dict[str, int]
    fields: list[str]


def names(kind: Kind) -> dict[str, str]:
    """Every header word a file of this kind may use, and the column it means."""
    columns = (*kind.columns, WITHDRAWN)
    return {column.bokmal: column.name for column in columns} | {
        column.name: column.name for column in columns
    }


def plain(word: str) -> str:
    """A header word as it is compared: without a byte-order mark, spaces around it and capitals."""
    return word.strip().strip('\ufeff"').strip().casefold()


def separator(kind: Kind, line: str) -> str:
    """`;` or `,`: the one that gives more known names; `;` where that is a draw."""
    known = names(kind)

    def found(sign: str) -> int:
        return sum(plain(word) in known for word in line.split(sign))

    return "," if found(",") > found(";") else ";"


def header(
    kind: Kind, file: str, line: int, fields: list[str], faults: Faults, notes: list[str]
) -> Header | None:
    """The header of a file; None, and the faults said, when a column is missing or stands twice."""
    known, places, strange, sound = names(kind), {}, [], True
    for place, word in enumerate(fields):
        name = known.get(plain(word))
        if name is None:
            strange += [shown(word.strip())] if word.strip() else []
        elif name in places:
            sound = False
            faults.add(file, line, name, _("the column stands more than once; keep one of them"))
        else:
            places[name] = place
    for column in kind.columns:
        if column.name not in places:
            sound = False
            faults.add(file, line, column.name, _missing(strange))
    if sound and strange:
        notes.append(_("%(file)s: ignored columns: %(names)s") % {"file": file, "names": ", ".join(strange)})
    return Header(line, len(fields), places, fields) if sound else None


def _missing(strange: list[str]) -> str:
    if not strange:
        return _("the column is missing; add it, its fields may be empty where the reference says so")
    return _("the column is missing; add it, or mend its name if it is one of these: %(names)s") % {
        "names": ", ".join(strange)
    }


def say_empty(file: str, faults: Faults) -> None:
    """A file without so much as a header."""
    faults.add(file, 1, WHOLE_FILE, _("the file is empty; give it a header line, or leave it out"))
