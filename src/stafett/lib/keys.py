"""Keys and codes that tell nothing, and cannot be guessed."""

import re
import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that look like another."""
CODE_LETTERS = 30
"""Together some 148 bits."""


def random_key() -> int:
    """A key that tells nothing of when its row was written, and fits wherever a number does."""
    return secrets.randbelow(2**50) + 1


def new_code() -> str:
    """A code for somebody to keep, easy to type."""
    letters = "".join(secrets.choice(LETTERS) for _count in range(CODE_LETTERS))
    return "-".join(letters[at : at + 5] for at in range(0, len(letters), 5))


def typed(code: str) -> str:
    """A code as it is kept, however it was typed."""
    return re.sub(r"[^a-z0-9]", "", code.lower())


def can_be_code(code: str) -> bool:
    """Whether we may have made it: so long, of these letters."""
    kept = typed(code)
    return len(kept) == CODE_LETTERS and set(kept) <= set(LETTERS)
