"""How alike two names are, whatever their case, accents and order of words."""

from functools import lru_cache

from stafett.lib.folding import words

ALIKE = 0.5
"""From here on two names may well mean the same."""


@lru_cache(maxsize=20_000)
def pieces(name: str) -> frozenset[str]:
    """Every three letters in a row of each word in plain letters, its beginning and end marked by blanks."""
    padded = [f"  {plain} " for _own, plain in words(name)]
    return frozenset(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: between the share of all pieces that both have, and the share of the shorter name's.

    So a name that is the beginning of another is like it, and a long one that shares a common word is not."""
    first, second = pieces(one), pieces(other)
    both = len(first & second)
    if not both:
        return 0.0
    return (both / len(first | second) + both / min(len(first), len(second))) / 2
