"""What guest and host find out during a stay: insights, and needs, which the unit they are raised to answers (H7).
They are matters like any other. Read `queries.of` first, then `actions.note`.
"""
