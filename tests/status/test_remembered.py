import polars as pl

from stafett.status.remembered import MOST, remembered


def test_the_very_same_frames_are_asked_about_once() -> None:
    asked: list[pl.DataFrame] = []

    @remembered
    def rows(frame: pl.DataFrame, other: pl.DataFrame) -> int:
        asked.append(frame)
        return frame.height + other.height

    one, two = pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [1]})

    assert [rows(one, two), rows(one, two), rows(two, one), rows(one, one)] == [2, 2, 2, 2]
    assert [id(frame) for frame in asked] == [id(one), id(two), id(one)]


def test_the_last_answers_are_kept() -> None:
    asked: list[int] = []

    @remembered
    def rows(frame: pl.DataFrame) -> int:
        asked.append(frame.height)
        return frame.height

    frames = [pl.DataFrame({"a": range(number)}) for number in range(1, MOST + 3)]
    for frame in (*frames, *frames[-MOST:]):
        rows(frame)
    assert asked == list(range(1, MOST + 3))

    rows(frames[0])
    assert asked[-1] == 1
