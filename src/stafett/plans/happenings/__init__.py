"""Something happened (new software, a recall, a changed risk): whoever holds a competence that day gets a task.

A happening is a plan of its own with one requirement, "read and confirm", given to each of them by name. Colours,
deadlines and figures are those of any plan. Read `queries.receivers` first, then `actions.send`.
"""
