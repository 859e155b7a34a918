"""The reference page about the fact files, written from the table the readers use."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .kinds import KINDS, WITHDRAWN, Column, Kind, Type

INTRODUCTION = """# Fact files

This page is written by `stafett.files.reference` from the table the program reads by; a test holds them equal.

One folder describes one organisation: exactly one unit has no parent, and its id is the organisation's.
A file that is missing is not imported; one that is present updates by key. Leaving a line out removes
nothing; `yes` in the column `withdrawn` takes a fact back (of such a line only the key is read).
Every column of a file stands in its header, under either name and in any order, except `withdrawn`,
which may be left out. Other columns are ignored with a note.

Files are UTF-8 (a byte-order mark is fine) or Windows-1252, with `;` or `,` between fields. Days are
`YYYY-MM-DD` or `DD.MM.YYYY` from 1900 to 2199; 9999-12-31 is read as empty. One `.xlsx` with a sheet
for each file, named with or without `.csv`, is taken too.

Plan versions that come by file are published as they are and never change afterwards: a line that says
something else of a recorded version or requirement, or adds a requirement to a recorded version that has
some, is refused. Both may be taken back.
"""


@dataclass(frozen=True)
class Told:
    """A column as people read of it; names and words that stand in files are between backticks."""

    name: str
    bokmal: str
    content: str
    empty: str


def told(kind: Kind) -> list[Told]:
    """The columns of a file, in the language of whoever reads."""
    return [
        Told(column.name, column.bokmal, _content(column), _empty(column))
        for column in (*kind.columns, WITHDRAWN)
    ]


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([INTRODUCTION, *(_section(kind) for kind in KINDS.values())])


def _section(kind: Kind) -> str:
    key = ", ".join(f"`{name}`" for name in kind.key)
    head = f"## {kind.name}.csv\n\nKey: {key}.\n\n| column | in bokmål | what stands in it | empty means |\n"
    return f"{head}|---|---|---|---|\n{''.join(_row(column) for column in told(kind))}"


def _row(column: Told) -> str:
    content = column.content.replace("|", "\\|")
    return f"| `{column.name}` | `{column.bokmal}` | {content} | {column.empty} |\n"


def _content(column: Column) -> str:
    file = f"`{column.refers}.csv`"
    bounds = {"file": file, "most": column.most, "least": column.least}
    match column.type:
        case Type.ID:
            text = _("an id of %(file)s") if column.refers else _("an id of at most %(most)s characters")
        case Type.TEXT:
            text = _("text of at most %(most)s characters")
        case Type.WHOLE if column.refers:
            text = _("a whole number from %(least)s to %(most)s, a version of %(file)s")
        case Type.WHOLE:
            text = _("a whole number from %(least)s to %(most)s")
        case Type.SEVERAL:
            text = _("ids of %(file)s, joined by `|`") if column.refers else _("texts joined by `|`")
        case Type.SHARE:
            text = _("a share of full time, such as `0.8`, `0,8` or `80 %%`")
        case Type.RENEWAL:
            text, bounds = _("%(words)s or `fixed:MM-DD` (`fast:MM-DD`)"), {"words": _words(column)}
        case Type.DAY:
            text = _("a day")
        case _other:
            return _words(column)
    return text % bounds


def _words(column: Column) -> str:
    """Each word with what else may be written for it."""
    said: dict[object, list[str]] = {}
    for word, value in column.words.items():
        said.setdefault(value, []).append(f"`{word}`")
    return ", ".join(words[0] + "".join(f" ({word})" for word in words[1:]) for words in said.values())


def _empty(column: Column) -> str:
    if column.is_required:
        return _("not allowed")
    if column.same_as:
        return _("the same as %(column)s") % {"column": f"`{column.same_as}`"}
    if column.default in (None, ""):
        return _(column.meaning) if column.meaning else _("nothing said")
    words = (word for word, meaning in column.words.items() if meaning == column.default)
    return f"`{next(words, column.default)}`"
