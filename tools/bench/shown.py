"""Whether the figures that pages show are those that counting the cells gives."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from .browser import Browser, Unexpected
from .measures import Report
from .rows import settled

COUNTS = ("members", "red", "yellow", "green", "grey", "none")


def compare(somebody: Browser, facts: Mapping[str, Any], report: Report) -> None:
    """The file behind the organisation page, on several days, with what was counted."""
    whole = f"/organisation/{facts['root']['unit']}/"
    for day, counted in facts["figures"].items():
        try:
            settled(somebody, f"{whole}?on={day}")
            exported = read(somebody.get(f"{whole}export.csv?by=unit&all=1&on={day}").text)
        except Unexpected as error:
            report.unequal.append(f"{day}: {error}")
            continue
        report.compared += len(counted)
        report.unequal += differences(day, counted, exported)


def read(text: str) -> dict[str, dict[str, int]]:
    """Figures by the unit's own id. The headings are for people, so columns go by their place."""
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))[1:]
    return {line[0]: dict(zip(COUNTS, map(int, line[2:8]), strict=True)) for line in lines}


def differences(
    day: str, counted: Mapping[str, dict[str, int]], shown: Mapping[str, dict[str, int]]
) -> list[str]:
    return [
        f"{unit} on {day}: {shown.get(unit)} is shown, {figures} is counted"
        for unit, figures in counted.items()
        if shown.get(unit) != figures
    ]
