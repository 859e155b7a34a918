"""What nobody imports for themselves by page: a role, an approval, an exemption (K8).

Otherwise whoever may import could approve themselves, or make themselves leader of everybody. Whoever
runs commands on the server is above the pages, so the command line takes such lines.
"""

import polars as pl
from django.utils.translation import gettext as _

from stafett.people.actor import Actor
from stafett.people.models import Person

from .comparing import Comparison
from .faults import MOST, Fault, Faults

GIVING: dict[str, pl.Expr] = {
    "roles": pl.lit(True),
    "achievements": pl.col("approved_on").is_not_null(),
    "exemptions": pl.lit(True),
}
"""The kinds that give somebody something, and which of their records do."""


def judge(comparison: Comparison, by: Actor, faults: Faults) -> None:
    """Say every line that would give the one who imports something new; what stands as it was is no fault."""
    if by.person_id is None:
        return
    myself = Person.objects.get(pk=by.person_id).key
    for name, giving in GIVING.items():
        if found := comparison.differences.get(name):
            mine = found.becoming("new", "changed").filter(pl.col("person_id") == myself, giving)
            faults.extend(found.table.file, [
                Fault(line, "person_id", _("this is about yourself; somebody else must import this line"))
                for line in mine["line"].head(MOST)
            ], mine.height)  # fmt: skip
