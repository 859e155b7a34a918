"""What could mend a person's lines, and the fewest of it that mend them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from stafett.records.models import Achievement

MOST_TRIED = 3
"""Of the offers for one line so many are tried, those that mend most: more never made fewer steps of them."""
MOST_BRANCHES = 2_000
"""After so many tries for one person the first offer for each line is taken: a plan may be made to have no end
of them."""

type Key = tuple[int, int, int | None]
"""A line: whose, the question, and where it is asked for each unit by itself."""


@dataclass(frozen=True)
class Offer:
    """Something that mends lines of one person: a claim to approve, or a competence to show."""

    competence_id: int
    level: int
    unit_id: int | None
    claim: Achievement | None
    mends: frozenset[Key]


def fewest(wanted: frozenset[Key], offers: Iterable[Offer]) -> list[Offer]:
    """The fewest of some offers that mend all that is wanted and can be mended: claims rather than deeds, and
    otherwise those that come first."""
    worth: list[Offer] = []
    for offer in sorted(offers, key=_best_first):
        if offer.mends & wanted and not any(offer.mends <= other.mends for other in worth):
            worth.append(offer)
    mended = wanted & frozenset[Key]().union(*(offer.mends for offer in worth))
    return _fewest(mended, worth, count(1))


def _best_first(offer: Offer) -> tuple[int, bool]:
    return -len(offer.mends), offer.claim is None


def _fewest(wanted: frozenset[Key], offers: list[Offer], tries: Iterator[int]) -> list[Offer]:
    """No offer mends all that another does. The line that fewest mend decides which are tried."""
    if not wanted:
        return []
    rarest = min(wanted, key=lambda key: (sum(key in offer.mends for offer in offers), key[1], key[2] or 0))
    most = MOST_TRIED if next(tries) < MOST_BRANCHES else 1
    mending = [offer for offer in offers if rarest in offer.mends]
    tried = sorted(mending, key=lambda offer: -len(offer.mends & wanted))[:most]
    ways = ([offer, *_fewest(wanted - offer.mends, offers, tries)] for offer in tried)
    return min(ways, key=lambda found: (len(found), sum(offer.claim is None for offer in found)))
