"""Ids as an organisation gives them, never the same twice."""

from itertools import count

_numbers = count(1)


def next_key(prefix: str) -> str:
    return f"{prefix}-{next(_numbers)}"
