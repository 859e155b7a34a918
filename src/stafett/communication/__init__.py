"""What people are told: an outbox, e-mail, and calendars. Callers bring the words, in the same transaction as
the change they tell of; a process of its own delivers them, and nothing is lost when it dies.

Read `actions.write` and `queries.undelivered` first; `delivery` is what the process does.
"""
