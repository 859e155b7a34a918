"""The catalogue: what a competence is, how long it is valid, how one gets to it, what counts for it, and what
must be held before. Everything it says is facts; merging two keeps all history of both.

Read `said.Said`, `queries.said` and `actions.change` first.
"""
