"""Terms in versions, and who has consented to which. Read `queries.latest` first, then `actions.propose`.

What the terms say stands in a table of the recipe's, one row a version, written in the same change.
"""
