"""Numbers and days that fall the same way every time, a whole column at once."""

from binascii import crc32
from datetime import date

import polars as pl


class Chance:
    """The chance of one organisation. What each draw is for is its seed, so that no draw moves another."""

    def __init__(self, key: str) -> None:
        self._key = key

    def below(self, most: int, what: str, *columns: str) -> pl.Expr:
        """A number from 0 to one less than `most`, for each value of the columns."""
        mixed = pl.struct(*columns).hash(crc32(f"{self._key}/{what}".encode())) // 7
        return (mixed % most).cast(pl.Int32)

    def one_of(self, values: list[str], what: str, *columns: str) -> pl.Expr:
        """One of some texts, for each value of the columns."""
        return pl.lit(pl.Series(values)).gather(self.below(len(values), what, *columns))


def ago(on: date, days: pl.Expr) -> pl.Expr:
    """The day so many days before another; ahead where they are negative."""
    return (pl.lit(on).to_physical() - days.cast(pl.Int32)).cast(pl.Date)
