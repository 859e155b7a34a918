"""To whom plans are given: to units with or without those below, to positions, to one person, for some days.

Assignments add up: somebody given a plan twice has it once, with both reasons. None is deleted: one ends on a
day, or is withdrawn before it has begun. Read `queries.listed` and `actions.assign` first.
"""
