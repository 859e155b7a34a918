"""Organisations as closed worlds, their units as a tree with moves, persons and what ties them together.

Also log-ins (`Identity`), roles bound to units and dates, and the `Actor` every action and rule is given.
Read `queries.visible_to` first: the only truth about which persons somebody sees. Read `actions.change` for writes.
"""
