"""The reference page about the fact files, written from the table the readers use."""

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


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([INTRODUCTION, *(_section(kind) for kind in KINDS.values())])


def _section(kind: Kind) -> str:
    key = ", ".join(f"`{name}`" for name in kind.key)
    head = f"## {kind.name}.csv\n\nKey: {key}.\n\n| column | in bokmål | what stands in it | empty means |\n"
    rows = "".join(_row(column) for column in (*kind.columns, WITHDRAWN))
    return f"{head}|---|---|---|---|\n{rows}"


def _row(column: Column) -> str:
    return f"| `{column.name}` | `{column.bokmal}` | {_content(column)} | {_empty(column)} |\n"


def _content(column: Column) -> str:
    refers = f" of `{column.refers}.csv`" if column.refers else ""
    match column.type:
        case Type.ID if refers:
            return f"an id{refers}"
        case Type.ID | Type.TEXT:
            return f"{'an id' if column.type == Type.ID else 'text'} of at most {column.most} characters"
        case Type.WHOLE:
            return f"a whole number from {column.least} to {column.most}{refers and ', a version' + refers}"
        case Type.SEVERAL:
            return f"ids{refers}, joined by `\\|`" if refers else "texts joined by `\\|`"
        case Type.SHARE:
            return "a share of full time, such as `0.8`, `0,8` or `80 %`"
        case Type.RENEWAL:
            return f"{_words(column)} or `fixed:MM-DD` (`fast:MM-DD`)"
        case Type.DAY:
            return "a day"
        case _:
            return _words(column)


def _words(column: Column) -> str:
    """Each word with what else may be written for it."""
    said: dict[object, list[str]] = {}
    for word, value in column.words.items():
        said.setdefault(value, []).append(f"`{word}`")
    return ", ".join(words[0] + "".join(f" ({word})" for word in words[1:]) for words in said.values())


def _empty(column: Column) -> str:
    if column.is_required:
        return "not allowed"
    if column.same_as:
        return f"the same as `{column.same_as}`"
    if column.default in (None, ""):
        return column.meaning or "nothing said"
    words = (word for word, meaning in column.words.items() if meaning == column.default)
    return f"`{next(words, column.default)}`"
