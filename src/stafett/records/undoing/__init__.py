"""Taking back, within a minute, what one has just decided about others' competence: all of it is as before.

Owns no rows. Read `queries.latest` and `actions.undo`.
"""
