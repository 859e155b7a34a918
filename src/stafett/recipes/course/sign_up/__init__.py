"""Who comes to a session: signed up by themselves or by their leader, waiting, offered a place, or not after all.

Read `queries.mine` first, then `actions.sign_up`.
"""
