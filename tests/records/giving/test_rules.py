import pytest

from stafett.records.giving import rules
from stafett.records.routes import Approver, Route, Steps


@pytest.mark.parametrize(
    ("route", "passes"),
    [
        (None, True),
        (Route(), True),
        (Route(Steps.NONE), True),
        (Route(level=2), True),
        (Route(Steps.TWO), False),
        (Route(approver=Approver.ASSESSOR), False),
        (Route(times=2), False),
    ],
)
def test_what_the_leader_alone_would_approve_needs_nobody_more(route, passes) -> None:
    assert rules.passes(1, route, is_risky=False, missing=()) == passes


def test_what_is_risky_lacks_something_or_is_too_high_waits() -> None:
    assert not rules.passes(1, None, is_risky=True, missing=())
    assert not rules.passes(1, None, is_risky=False, missing=["Basics"])
    assert not rules.passes(2, Route(), is_risky=False, missing=())
