"""The log: append-only, text only. Its position is an organisation's change feed.

Every write happens inside `actions.change`, which hands out the next log position of that
organisation and writes the entry. Facts carry the position that opened and the one that closed them
(`models.Fact`). Looks at persons are kept beside the log (`actions.look`). Read `queries.entries` first.
"""
