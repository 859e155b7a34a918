"""Who owes what to whom by when. Read `queries.of_arenas` first, then `actions.make`."""
