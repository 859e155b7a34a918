"""A stay until the host has said yes: the conversation, the application, both leaders' word, the waiting list.

Read `queries.shown` first, then `actions.begin` and `actions.apply`.
"""
