"""What people hold because they took part in something: registered in the change that says they did.

Read `rules.passes` first, then `actions.give`.
"""
