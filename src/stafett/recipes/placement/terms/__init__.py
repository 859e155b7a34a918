"""The agreement of a stay: what each version says, the days it gives, and who has consented to which.

Read `queries.agreement` first, then `actions.propose` and `actions.answer`.
"""
