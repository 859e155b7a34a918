"""Organisations as large as a hospital trust, made up column by column: the same day gives the same facts.

They have no story as the small ones have: they are for measuring, and for seeing how pages look when they
are full. Read `frames.made_up` first.
"""

from .frames import Made, made_up
from .sizes import SIZES, Size

__all__ = ["SIZES", "Made", "Size", "made_up"]
