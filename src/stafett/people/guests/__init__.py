"""Guests: people without a record here who take part in one thing, by a link with a last day.

Read `queries.usable` and `actions.invite` first. Whoever calls them judges who may open the thing to a guest, and
names it with a scope, such as `practice:55:12`. A guest is an `Actor` that no query shows anything to: only what
asks `actor.guest_of(scope)` is open to it.
"""
