"""A host's offers, and its requests for a guest. Read `queries.visible_to` first, then `actions.publish`."""
