"""The shares of the colours as widths."""

from stafett.web import figures


def widths(counts):
    return [(part.colour, part.count, part.start, part.width) for part in figures.segments(counts)]


def test_the_colours_share_the_bar_red_first():
    assert widths({"green": 6, "red": 2, "yellow": 2}) == [
        ("red", 2, 0, 200),
        ("yellow", 2, 200, 200),
        ("green", 6, 400, 600),
    ]


def test_a_colour_that_nothing_has_is_left_out():
    assert widths({"red": 0, "green": 3}) == [("green", 3, 0, 1000)]


def test_grey_and_nothing_required_come_last():
    assert [part.colour for part in figures.segments({"none": 1, "grey": 1, "green": 1})] == [
        "green",
        "grey",
        "none",
    ]


def test_the_widths_of_odd_shares_fill_the_bar():
    assert sum(part.width for part in figures.segments({"red": 1, "yellow": 1, "green": 1})) == 1000


def test_nothing_at_all_is_no_bar():
    assert widths({}) == []


def test_an_object_with_the_colours_will_do():
    class Counts:
        red = 1
        yellow = 0
        green = 1
        grey = 0
        none = 0

    assert widths(Counts()) == [("red", 1, 0, 500), ("green", 1, 500, 500)]
