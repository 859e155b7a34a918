"""What an occasion is made of: slots in their order, each perhaps somebody's, and materials kept with them.

Read `queries.slots` first, then `actions.add_slot` and `actions.add_link`.
"""
