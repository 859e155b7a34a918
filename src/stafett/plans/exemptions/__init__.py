"""Exemptions as given on a page: one requirement or a whole plan, from a day to a day, on grounds from a list.

There is no free text, and nothing about health. Read `queries.titles` for what they are called, then `actions.give`.
"""
