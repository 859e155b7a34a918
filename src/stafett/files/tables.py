"""Figures as a plain table for a terminal."""

import polars as pl
from django.utils.translation import gettext_lazy as _

HEADINGS = {
    "key": _("key"),
    "members": _("members"),
    "members_red": _("red"),
    "members_yellow": _("yellow"),
    "members_green": _("green"),
    "members_grey": _("grey"),
    "members_none": _("none"),
    "red_missing": _("missing"),
    "red_expired": _("expired"),
    "yellow_due": _("due"),
    "yellow_expiring": _("expiring"),
    "yellow_awaiting_approval": _("awaiting"),
    "green_met": _("met"),
    "grey_exempt": _("exempt"),
    "grey_on_leave": _("on leave"),
}


def plain(figures: pl.DataFrame) -> str:
    """The figures in columns. Those for recommended requirements follow with a `+` where there are any."""
    names = [name for name in figures.columns if name in HEADINGS]
    recommended = [name for name in figures.columns if name not in HEADINGS and figures[name].sum()]
    headings = [str(HEADINGS[name]) for name in names]
    headings += [f"+{HEADINGS[name.removeprefix('rec_')]}" for name in recommended]
    rows = [
        headings,
        *([str(value) for value in row] for row in figures.select(*names, *recommended).iter_rows()),
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(headings))]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _line(row: list[str], widths: list[int]) -> str:
    first, *figures = row
    padded = [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True)]
    return "  ".join([first.ljust(widths[0]), *padded])
