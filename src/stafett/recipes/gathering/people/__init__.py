"""Who comes to a gathering, for which member, and how: in the room or by link; and the groups they are in.

Read `queries.delegations` first, then `actions.sign_up`.
"""
