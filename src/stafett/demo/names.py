"""Invented people's names: common given and family names, put together by chance that never changes."""

import random
import unicodedata
from collections.abc import Iterator
from functools import cache

from .catalogue import rows


@cache
def listed(kind: str) -> list[str]:
    return [row["name"] for row in rows("names.csv") if row["list"] == kind]


def names(seed: str) -> Iterator[tuple[str, str]]:
    """Given and family name, never the same pair twice; about three women to one man, as in the trade."""
    chance = random.Random(f"names/{seed}")  # noqa: S311 - the same names every time, on purpose
    used: set[tuple[str, str]] = set()
    while True:
        given = chance.choice(listed("women" if chance.random() < 0.72 else "men"))
        pair = (given, chance.choice(listed("families")))
        if pair not in used:
            used.add(pair)
            yield pair


def address(given: str, family: str, domain: str) -> str:
    """An e-mail address that can never be delivered."""
    return f"{plain(given)}.{plain(family)}@{domain}"


def plain(name: str) -> str:
    swapped = name.lower().translate(str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "."}))
    return unicodedata.normalize("NFKD", swapped).encode("ascii", "ignore").decode()
