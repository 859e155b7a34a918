"""Who stands in: deputies, delegates and assessors, chosen on a page from a day to a day.

Read `queries.standing_in` and `actions.appoint` first; `independence.deciding` says who may decide about whom
they owe nothing to (K8).
"""
