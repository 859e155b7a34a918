"""Fixed meeting points: what a group proposed and its owner agreed to, met every month by itself.

Read `queries.of_series` first, then `actions.keep_up`.
"""
