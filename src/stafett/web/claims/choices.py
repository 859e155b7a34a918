"""What a claim may be about: what is asked and not in order first, then what else is asked, then the rest."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from stafett.standings.lines import Line
from stafett.status import Colour

type Choice = tuple[int, str]


def levels(lines: Iterable[Line]) -> dict[int, int]:
    """The level each competence is asked for at; the highest where several ask."""
    found: dict[int, int] = {}
    for line in lines:
        for competence in line.competence_ids:
            found[competence] = max(line.level, found.get(competence, 1))
    return found


def choices(lines: Sequence[Line], catalogue: Sequence[Choice]) -> list[tuple[str, str | list[Choice]]]:
    """The options of the catalogue in groups by how the lines stand, the most urgent first in its group."""
    names, asked = dict(catalogue), levels(lines)
    urgent = _competences(line for line in lines if _is_urgent(line))
    other = [competence for competence in _competences(lines) if competence not in urgent]
    rest = [competence for competence in names if competence not in asked]
    groups = [
        (_("Asked of you, and not in order"), urgent),
        (_("Other things asked of you"), other),
        (_("Everything else"), rest),
    ]
    shown = [(label, [_option(one, names, asked) for one in group]) for label, group in groups if group]
    return [("", _("Choose")), *shown]


def _is_urgent(line: Line) -> bool:
    """Something is to be done about it, and has not been: what waits for a decision need not be sent again."""
    return line.colour in (Colour.RED, Colour.YELLOW) and not line.is_waiting


def _competences(lines: Iterable[Line]) -> list[int]:
    return list(dict.fromkeys(competence for line in lines for competence in line.competence_ids))


def _option(competence: int, names: Mapping[int, str], asked: Mapping[int, int]) -> Choice:
    level = asked.get(competence, 1)
    said = f" ({_('level %(level)s') % {'level': level}})" if level > 1 else ""
    return competence, names[competence] + said
