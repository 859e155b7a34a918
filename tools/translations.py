"""Compile the translations, or say what they lack: `translations.py compile|check`."""

import sys
from pathlib import Path

from babel.messages.frontend import CommandLineInterface

LOCALE = Path(__file__).resolve().parents[1] / "src" / "stafett" / "locale"


def compile_all() -> int:
    """Every .po into the .mo beside it."""
    for catalogue in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        CommandLineInterface().run(
            ["pybabel", "-q", "compile", "-i", str(catalogue), "-o", str(catalogue.with_suffix(".mo"))]
        )
    return 0


if __name__ == "__main__":
    sys.exit(compile_all())
