"""Finding words as people type them: any case, with or without accents, in any order, the first letters enough.

Works in Python over the names at hand, since SQLite's LIKE folds the case of ASCII letters alone.
"""

import re
import unicodedata
from functools import lru_cache

OWN_LETTERS = frozenset("åäö")
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "đ": "d", "ŧ": "t", "ŋ": "n"})
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text, each with its own letters (å is å, é is e) and in plain letters (å is a)."""
    if text.isascii():
        return tuple((word, word) for word in WORD.findall(text.casefold()))
    found = WORD.findall(_without_accents(unicodedata.normalize("NFC", text.casefold())))
    return tuple((word, word.translate(PLAIN)) for word in found)


def _without_accents(text: str) -> str:
    return "".join(
        letter
        if letter in OWN_LETTERS
        else "".join(
            part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
        )
        for letter in text
    )


def matches(text: str, query: str) -> bool:
    """Whether every word of the query begins a word of the text, each its own. No words match everything.

    Who types å means å; who types a finds å too.
    """
    waiting = sorted((own for own, _plain in words(query)), key=len, reverse=True)
    left = list(words(text))
    for asked in waiting:
        hit = next((word for word in left if word[0].startswith(asked) or word[1].startswith(asked)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True
