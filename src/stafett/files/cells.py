"""From the text in a file's fields to typed columns, with a fault for every field that cannot be read."""

from collections.abc import Callable
from datetime import date

import polars as pl
from django.utils.translation import gettext as _

from .faults import MOST, WHOLE_LINE, Fault, Faults, shown
from .kinds import FIXED, WITHDRAWN, Column, Kind, Type

FIRST_DAY, LAST_DAY, OPEN_END = date(1900, 1, 1), date(2199, 12, 31), date(9999, 12, 31)
DTYPES: dict[Type, pl.DataType | type[pl.DataType]] = {
    Type.WHOLE: pl.Int64, Type.DAY: pl.Date, Type.FLAG: pl.Boolean,
}  # fmt: skip

Reading = tuple[pl.Series, pl.Series, str]
"""A column as typed values, where a field was there but could not be read, and the sentence that says so."""


def dtype(column: Column) -> pl.DataType | type[pl.DataType]:
    """What a typed column holds; text where nothing else is said."""
    return DTYPES.get(column.type, pl.String)


def schema(kind: Kind) -> dict[str, pl.DataType | type[pl.DataType]]:
    """The typed columns of a kind."""
    return {column.name: dtype(column) for column in kind.columns}


def typed(kind: Kind, file: str, raw: pl.DataFrame, faults: Faults) -> pl.DataFrame:
    """The records as typed columns, with `line`, `withdrawn` and `sound` (no field of it is at fault).

    `raw`: `line` and text columns. Of a record that takes its fact back only the key is read.
    """
    raw = raw.with_columns(pl.exclude("line").str.strip_chars())
    raw = raw.with_columns(pl.when(pl.exclude("line") != "").then(pl.exclude("line")))
    raw = _without_repeated_header(kind, file, raw, faults)
    if WITHDRAWN.name not in raw.columns:
        raw = raw.with_columns(pl.lit(None, pl.String).alias(WITHDRAWN.name))
    done = raw.select("line")
    sound = pl.repeat(True, raw.height, eager=True)
    gone = pl.repeat(False, raw.height, eager=True)
    for column in (WITHDRAWN, *kind.columns):
        values, wrong = _column(column, file, raw.select("line", text=column.name), gone, faults)
        done = done.with_columns(values.alias(column.name))
        sound = sound & ~wrong
        if column is WITHDRAWN:
            gone = values
    same = [
        pl.col(column.name).fill_null(pl.col(column.same_as)) for column in kind.columns if column.same_as
    ]
    return done.with_columns(*same, sound=sound)


def _without_repeated_header(kind: Kind, file: str, raw: pl.DataFrame, faults: Faults) -> pl.DataFrame:
    words = [
        pl.col(column.name).str.to_lowercase().is_in([column.name, column.bokmal]) for column in kind.columns
    ]
    if not raw.select(words[0].any()).item():
        return raw
    repeated = pl.all_horizontal(words).fill_null(False)
    found = raw.filter(repeated)
    text = _("the header line stands here again; remove this line")
    faults.extend(file, [Fault(line, WHOLE_LINE, text) for line in found["line"].head(MOST)], found.height)
    return raw.filter(~repeated)


def _column(
    column: Column, file: str, raw: pl.DataFrame, gone: pl.Series, faults: Faults
) -> tuple[pl.Series, pl.Series]:
    """The typed values of a column, and which records are at fault in it."""
    text = raw["text"]
    values, unread, sentence = READERS[column.type](column, text)
    unread, missing = unread.fill_null(False), pl.repeat(False, len(text), eager=True)
    if not column.is_key:
        unread = unread & ~gone
        values = pl.select(pl.when(~gone).then(values)).to_series()
    if column.is_required:
        missing = values.is_null() & ~unread
        missing = missing if column.is_key else missing & ~gone
        _say(file, column, raw.filter(missing), lambda _value: _("is empty; fill it in"), faults)
    elif column.default is not None:
        values = values.fill_null(column.default)
    _say(file, column, raw.filter(unread), lambda value: sentence % {"value": shown(value)}, faults)
    return values, unread | missing


def _say(
    file: str, column: Column, found: pl.DataFrame, sentence: Callable[[str], str], faults: Faults
) -> None:
    faults.extend(
        file,
        [Fault(line, column.name, sentence(value)) for line, value in found.head(MOST).iter_rows()],
        found.height,
    )


def _text(column: Column, text: pl.Series) -> Reading:
    sentence = _("“%(value)s” is longer than %(most)s characters; shorten it")
    return text, text.str.len_chars() > column.most, sentence.replace("%(most)s", str(column.most))


def _whole(column: Column, text: pl.Series) -> Reading:
    digits = pl.select(pl.when(text.str.contains(r"^-?[0-9]{1,10}$")).then(text)).to_series()
    values = digits.cast(pl.Int64)
    within = values.is_between(column.least, column.most).fill_null(False)
    sentence = _("“%(value)s” is not a whole number from %(least)s to %(most)s; correct it")
    sentence = sentence.replace("%(least)s", str(column.least)).replace("%(most)s", str(column.most))
    return _where(within, values), text.is_not_null() & ~within, sentence


def _day(column: Column, text: pl.Series) -> Reading:
    iso = pl.when(text.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).then(text)
    norwegian = pl.when(text.str.contains(r"^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}$")).then(text)
    values = pl.select(
        pl.coalesce(
            iso.str.to_date("%Y-%m-%d", strict=False), norwegian.str.to_date("%d.%m.%Y", strict=False)
        )
    ).to_series()
    is_open = (values == OPEN_END).fill_null(False)
    within = (values.is_between(FIRST_DAY, LAST_DAY) | is_open).fill_null(False)
    sentence = _("“%(value)s” is not a day from 1900 to 2199; write it as YYYY-MM-DD or DD.MM.YYYY")
    return _where(within & ~is_open, values), text.is_not_null() & ~within, sentence


def _word(column: Column, text: pl.Series) -> Reading:
    values = text.str.to_lowercase().replace_strict(column.words, default=None, return_dtype=dtype(column))
    sentence = _("“%(value)s” is not one of the words known here; write one of: %(words)s")
    sentence = sentence.replace("%(words)s", ", ".join(column.words).replace("%", "%%"))
    return values, text.is_not_null() & values.is_null(), sentence


def _several(column: Column, text: pl.Series) -> Reading:
    """Joined again in the order of the texts, each once: the order in the file says nothing."""
    parts = text.str.split("|").list.eval(pl.element().str.strip_chars())
    parts = parts.list.eval(pl.element().filter(pl.element() != "")).list.unique().list.sort()
    joined = parts.list.join("|")
    too_long = parts.list.eval(pl.element().str.len_chars()).list.max() > column.most
    sentence = _("“%(value)s” holds something longer than %(most)s characters; shorten it")
    return _where(joined != "", joined), too_long, sentence.replace("%(most)s", str(column.most))


def _share(column: Column, text: pl.Series) -> Reading:
    """A share of full time as a plain decimal number, however it was written."""
    number = text.str.replace(",", ".", literal=True).str.extract(r"^([0-9]{1,3}(?:\.[0-9]{1,10})?) ?%?$")
    share = (
        number.cast(pl.Float64)
        / pl.select(pl.when(text.str.ends_with("%")).then(100.0).otherwise(1.0)).to_series()
    )
    within = share.is_between(0, 2).fill_null(False)
    values = share.round(6).cast(pl.String).str.strip_suffix(".0")
    sentence = _("“%(value)s” is not a share of full time; write it as 0.8 or 80 %%")
    return _where(within, values), text.is_not_null() & ~within, sentence


def _renewal(column: Column, text: pl.Series) -> Reading:
    """`completion`, `expiry` or `fixed:MM-DD`; the date exists in some year."""
    lower = text.str.to_lowercase()
    words = lower.replace_strict(column.words, default=None, return_dtype=pl.String)
    date_part = lower.str.extract(rf"^(?:{'|'.join(FIXED)}) ?([0-9]{{2}}-[0-9]{{2}})$")
    exists = ("2000-" + date_part).str.to_date("%Y-%m-%d", strict=False).is_not_null()
    values = pl.select(pl.coalesce(words, _where(exists, "fixed:" + date_part))).to_series()
    sentence = _(
        "“%(value)s” is not a way to renew; write completion, expiry or fixed:MM-DD with a date that exists"
    )
    return values, text.is_not_null() & values.is_null(), sentence


def _where(condition: pl.Series, values: pl.Series) -> pl.Series:
    """The values where the condition holds, empty elsewhere."""
    return pl.select(pl.when(condition).then(values)).to_series()


READERS: dict[Type, Callable[[Column, pl.Series], Reading]] = {
    Type.ID: _text,
    Type.TEXT: _text,
    Type.WHOLE: _whole,
    Type.DAY: _day,
    Type.CHOICE: _word,
    Type.FLAG: _word,
    Type.SEVERAL: _several,
    Type.SHARE: _share,
    Type.RENEWAL: _renewal,
}
