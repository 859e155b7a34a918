"""Two texts of a plan side by side."""

from stafett.plans.drafts import comparing
from stafett.plans.drafts.comparing import Kind
from stafett.records.models import CompetenceDetails
from tests.factories import drafts

KNOWN = {
    1: CompetenceDetails(competence_id=1, name="Fire", validity_months=12),
    2: CompetenceDetails(competence_id=2, name="Pump", validity_months=None),
}


def asked(key: str, *accepts: int, **terms):
    return drafts.Asked(key=key, accepts=accepts, **terms)


def test_what_is_new_changed_the_same_and_gone() -> None:
    before = [asked("a", 1), asked("b", 1), asked("gone", 2)]
    after = [asked("new", 2), asked("b", 1), asked("a", 1, validity_months=6)]

    found = comparing.requirements(before, after, KNOWN)

    assert [(one.key, one.kind) for one in found] == [
        ("new", Kind.NEW), ("b", Kind.SAME), ("a", Kind.CHANGED), ("gone", Kind.GONE),
    ]  # fmt: skip
    assert [(row.label, row.before, row.after) for row in found[2].changed] == [
        ("How often", "every year", "every 6 months")
    ]
    assert comparing.moved(before, after)
    assert not comparing.moved(before, before[1:])


def test_every_term_that_differs_is_seen() -> None:
    changed = asked(
        "a", 1, 2, level=2, times=3, mandatory=False, due_days=5, validity_months=7, early_days=1, warn_days=2,
        grace_days=3, lookback_days=4, per_unit=True, transition_days=6, claim_days=8, why="So", steps="two",
        approver="above",
    )  # fmt: skip

    (found,) = comparing.requirements([asked("a", 1)], [changed], KNOWN)

    assert [row.label for row in found.rows if not row.is_changed] == ["Renewed from"]


def test_the_season_and_the_early_days_are_in_words() -> None:
    assert comparing.renewal(asked("a", 1, renewal="fixed:05-31")) == "a fixed season, through 31 May"
    assert comparing.renewal(asked("a", 1, renewal="expiry", early_days=1)) == (
        "the day it would lapse, when renewed up to 1 day early"
    )
