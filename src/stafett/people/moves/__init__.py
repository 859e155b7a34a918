"""Units that hang under another from a day on. Read `queries.trees_from` and `actions.move` first."""
