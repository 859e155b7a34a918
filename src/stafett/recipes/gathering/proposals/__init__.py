"""What the groups propose: typed, with an owner and a day on which it is looked at again; and what became of it.

A proposal is a matter raised in the series to a member's unit, so it stands on that unit's list and is answered there.
Read `queries.of_gathering` first, then `actions.propose`.
"""
