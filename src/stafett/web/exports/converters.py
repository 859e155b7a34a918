"""The ends of addresses that answer with a file."""

from .answers import FORMATS


class Extension:
    """`csv` or `xlsx`; anything else is no address."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
