"""What became of what a code belongs to."""

from stafett.matters.models import MatterState, Slip
from stafett.people.log_ins import hashed

from . import rules


def by_code(code: str) -> MatterState | Slip | None:
    """What the keeper of a code raised: where it stands, or the slip as long as the box has not been emptied."""
    kept = hashed(rules.typed(code))
    found = MatterState.objects.open().select_related("matter", "unit").filter(matter__code_hash=kept).first()
    return found or Slip.objects.filter(code_hash=kept).first()
