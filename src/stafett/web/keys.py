"""The numbers in addresses that name a row."""


class Key:
    """An integer key. What no database could hold is no address, rather than an error of the database's."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
