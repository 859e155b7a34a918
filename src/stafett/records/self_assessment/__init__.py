"""How far people think they are themselves: beside approval, never instead of it, and without any colour (K17).

Read `queries.of` and `actions.say` first.
"""
