"""The baton: who hosts a gathering, offered to a member and taken by somebody there, and the kit that follows it.

Read `queries.turn` first, then `actions.offer` and `actions.accept`.
"""
