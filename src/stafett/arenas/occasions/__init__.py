"""Moments of an arena: planned, moved, postponed, called off; with an agenda, groups and who was there.

Read `queries.of_arenas` first, then `actions.plan`.
"""
