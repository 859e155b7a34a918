"""How a stay ends: completed, broken off, nobody came; what both think of it; that it counts; and what has changed
some months after. Read `queries.evaluations` first: it is what keeps the guest's words from the guest's leader.
"""
