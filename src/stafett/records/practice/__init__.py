"""Practice lists: what is to be shown on the way to a competence, who did it when, and who saw it and signed.

Read `queries.progress` and `actions.add` first.
"""
