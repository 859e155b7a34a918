"""The translations: `translations.py compile | extract | check`.

`extract` brings the catalogues in step with the texts of the code and the templates, `check` says what
they lack, `compile` makes what the program reads. Babel does it all, so nothing is asked of the system.
"""

import io
import os
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "stafett"
LOCALE = SOURCE / "locale"
CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext|_)\(")
PASSING = tuple(
    f'"{name}'
    for name in ("Project-Id", "Report-Msgid", "POT-", "PO-Rev", "Last-T", "Language-T", "Generated")
)
"""Header lines that say when and with what, and would change with every run."""
HEADER = "# Translations of Stafett: {language}.\n"
FROM_DJANGO: tuple[str | tuple[str, str], ...] = (
    "This field is required.",
    "Enter a valid value.",
    "Enter a valid email address.",
    "Enter a valid date.",
    "Enter a whole number.",
    "Enter a number.",
    "Enter a list of values.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Ensure this value is greater than or equal to %(limit_value)s.",
    "Ensure this value is less than or equal to %(limit_value)s.",
    (
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
    ),
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    "No file was submitted. Check the encoding type on the form.",
    "No file was submitted.",
    "The submitted file is empty.",
    (
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
    ),
    "Null characters are not allowed.",
    "(Hidden field %(name)s) %(error)s",
    (
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    "The password is too similar to the %(verbose_name)s.",
    "This password is too common.",
)
"""What Django says on our pages. We say it in our own words, and where Django's catalogues lack it."""


def extracted() -> Catalog:
    """Every text of the code and the templates, and those of Django that people meet here."""
    catalog = Catalog(project="Stafett", charset="utf-8")
    methods: list[Any] = [("**.py", "python"), ("**.html", templates), ("**.txt", templates)]
    keywords = {
        "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
        "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
        "gettext_noop": None,
    }  # fmt: skip
    found = extract_from_dir(str(SOURCE), method_map=methods, keywords=keywords)
    for file, line, message, _comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(message, locations=[(f"src/stafett/{file}", line)], context=context)
    for text in FROM_DJANGO:
        catalog.add(text, locations=[("django", 0)])
    return catalog


def templates(
    file: Any, _keywords: Any, _tags: Any, options: Any
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """Babel's extraction method for Django templates, by Django's own reading of them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stafett.config.settings.test")
    from django.utils.translation.template import templatize  # noqa: PLC0415 - needs the settings named first

    text = templatize(file.read().decode())
    for call in CALL.finditer(text):
        name = "gettext" if call[1] == "_" else call[1]
        line = text.count("\n", 0, call.start()) + 1
        messages = tuple(_strings(text[call.end() :]))
        if messages:
            yield line, name, messages if len(messages) > 1 else messages[0], []


def _strings(text: str) -> Iterator[str]:
    """The texts a call begins with; what comes after its parenthesis is no Python."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.STRING:
            yield eval(token.string, {})  # noqa: S307 - a literal that templatize wrote
        elif token.string == ")":
            return


def catalogues() -> Iterator[tuple[str, Path, Catalog]]:
    """Each language's catalogue as it stands in the repository."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            yield path.parts[-3], path, pofile.read_po(file, locale=path.parts[-3])


def extract() -> int:
    """Add the new texts, drop those that are gone; never guess a translation from a similar text."""
    for language, path, catalog in catalogues():
        catalog.update(extracted(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        catalog.header_comment = HEADER.format(language=language)
        written = io.BytesIO()
        pofile.write_po(written, catalog, width=100, sort_output=True, include_lineno=False)
        lines = written.getvalue().decode().splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith(PASSING)))
    return 0


def compile_all() -> int:
    """What the program reads, beside each catalogue."""
    for _language, path, catalog in catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
    return 0


def check() -> int:
    """Say which texts lack a translation, or break its place-holders."""
    texts, faults = extracted(), []
    wanted = {(message.id, message.context) for message in texts if message.id}
    for language, _path, catalog in catalogues():
        has = {(message.id, message.context): message for message in catalog if message.id}
        faults += [f"{language}: not translated: {_shown(key)}" for key in sorted(wanted - set(has), key=str)]
        faults += [f"{language}: no longer used: {_shown(key)}" for key in sorted(set(has) - wanted, key=str)]
        for key, message in has.items():
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            if not all(strings) and key in wanted:
                faults.append(f"{language}: not translated: {_shown(key)}")
            faults += [f"{language}: {_shown(key)}: {error}" for error in message.check(catalog)]
    print("\n".join(faults) or f"Translations: {len(wanted)} texts, complete.")
    return 1 if faults else 0


def _shown(key: tuple[Any, Any]) -> str:
    return str(key[0] if isinstance(key[0], str) else key[0][0])


if __name__ == "__main__":
    what = {"compile": compile_all, "extract": extract, "check": check}
    sys.exit(what[sys.argv[1] if len(sys.argv) > 1 else "compile"]())
