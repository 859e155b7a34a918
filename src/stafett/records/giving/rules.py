"""Does taking part give it at once, or is there somebody to decide? Pure: judges what it is given."""

from collections.abc import Collection

from stafett.records.routes import Approver, Route, Steps


def passes(level: int, route: Route | None, *, is_risky: bool, missing: Collection[str]) -> bool:
    """What the leader alone would approve needs nobody more: to have taken part is what they would go by. Whatever a
    plan reserves for another or has signed first, what is risky, what lacks something that must be held before, and
    a level above what is asked wait for whom they would wait for otherwise."""
    if is_risky or missing:
        return False
    if route is None:
        return True
    is_usual = route.steps == Steps.NONE or (route.steps == Steps.ONE and route.approver == Approver.LEADER)
    return is_usual and route.times == 1 and level <= route.level
