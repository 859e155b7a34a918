import polars as pl

from stafett.files import tables
from stafett.status.rollups import FIGURES


def test_figures_stand_in_columns_and_recommended_ones_only_where_there_are_any() -> None:
    row = {
        "key": ["granli", "a"],
        **{name: [0, 0] for name in FIGURES},
        "members": [12, 3],
        "rec_green_met": [0, 2],
    }
    assert tables.plain(pl.DataFrame(row)).splitlines() == [
        "key     members  red  yellow  green  grey  none  missing  expired  due  expiring  awaiting  met  exempt"
        "  on leave  +met",
        "granli       12    0       0      0     0     0        0        0    0         0         0    0       0"
        "         0     0",
        "a             3    0       0      0     0     0        0        0    0         0         0    0       0"
        "         0     2",
    ]
