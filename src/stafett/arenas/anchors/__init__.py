"""Days that hang on others, and move with them. Read `rules.day` first, then `actions.follow`."""
