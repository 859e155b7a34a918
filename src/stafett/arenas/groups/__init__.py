"""Some of those who take part, by themselves. Read `queries.of_arena` first, then `actions.make`."""
