"""What a gathering is made of: points, each a member's, materials kept with them, and the balance between members.

Read `queries.points` first, then `actions.add`.
"""
