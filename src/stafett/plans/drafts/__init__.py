"""How a plan is written: drafts, what is said of them in review, publishing and retiring.

A draft is a row that every save closes and opens anew; publishing makes a frozen version of it.
Read `rules.WORKFLOW`, `queries.visible_to` and `actions.save_requirement` first.
"""
