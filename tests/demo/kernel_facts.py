"""The demo's frames as the kernel reads them, without a database between."""

from collections.abc import Mapping

import polars as pl

from stafett.status import Facts
from stafett.status.facts import SCHEMAS


def kernel_facts(frames: Mapping[str, pl.DataFrame]) -> Facts:
    """The facts of an invented organisation, straight from its files' frames."""
    asked, applied = frames["requirements"], frames["assignments"]
    kinds = {
        **frames,
        "versions": frames["plans"],
        "requirements": asked.with_columns(mandatory=pl.col("obligation") == "mandatory"),
        "accepts": asked.with_columns(competence_id=pl.col("accepts")),
        "positions": applied.filter(pl.col("positions") != "")
        .select("assignment_id", position=pl.col("positions").str.split("|"))
        .explode("position"),
    }
    return Facts.of({name: _typed(kinds[name], schema) for name, schema in SCHEMAS.items() if name in kinds})


def _typed(frame: pl.DataFrame, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    return frame.select(
        (
            pl.col(name) == "yes" if dtype == pl.Boolean and frame[name].dtype == pl.String else pl.col(name)
        ).cast(dtype)
        for name, dtype in schema.items()
        if name in frame.columns
    )
