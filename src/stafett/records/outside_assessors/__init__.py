"""Assessors from outside: a guest who has seen what somebody did signs it on one practice list.

Read `queries.waiting` and `actions.ask` first. A guest signs by the power of whoever asked them, and never what
asks for two steps: whoever makes the link could otherwise take both.
"""
