"""A mark of the files that something was made by: it changes whenever one of them does."""

import hashlib
from importlib.resources.abc import Traversable


def edition(*packages: Traversable, also: str = "") -> str:
    """A short mark of the programs and tables in some folders, and of a text."""
    digest = hashlib.sha256(also.encode())
    for package in packages:
        for text in _texts(package):
            digest.update(text)
    return digest.hexdigest()[:16]


def _texts(folder: Traversable) -> list[bytes]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _texts(entry)
        elif entry.name.endswith((".csv", ".py")):
            found.append(entry.name.encode() + entry.read_bytes())
    return found
