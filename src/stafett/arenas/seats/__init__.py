"""Places in pools: asked for, waited for, offered, taken, given up; never more than there are.

Read `queries.of_pool` first, then `actions.take`.
"""
