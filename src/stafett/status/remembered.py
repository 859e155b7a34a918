"""What was made of some frames, for whoever asks about the very same ones again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import polars as pl

MOST = 4
"""Answers kept of each function, the last ones: an organisation's plans and units are one frame each as long as a
snapshot is read."""


def remembered[Made](make: Callable[..., Made]) -> Callable[..., Made]:
    """Keeps what a function makes of frames, which are told by which they are and not by what they hold: nothing here
    changes a frame in place."""
    held: dict[tuple[int, ...], tuple[tuple[pl.DataFrame, ...], Made]] = {}

    @wraps(make)
    def answer(*frames: pl.DataFrame) -> Made:
        key = tuple(id(frame) for frame in frames)
        if (found := held.get(key)) is not None:
            return found[1]
        for oldest in list(held)[: max(len(held) - MOST + 1, 0)]:
            held.pop(oldest, None)
        made = make(*frames)
        held[key] = frames, made  # with the frames, so that no other is taken for them
        return made

    return answer
