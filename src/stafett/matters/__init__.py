"""What somebody put forward (a proposal, a need, an insight, a question, a story, a request), and what became of it.

Every matter is with a unit and has an answer or a next day: nothing raised may vanish. It may be raised in an arena
or in none, by a person, by a guest, or by somebody nobody can find out (`box`).

A recipe calls `actions.raise_(Raised(kind="proposal", …), by=, on=)` with its own words as `kind`, or `actions.put` in
a change it has opened. Answering, passing on and merging are the same for all: `actions.answer`, `pass_on`, `take_back`
and `merge`. Read `queries.visible_to` first, the only truth about who sees what; then `queries.raised_to`, which is a
unit's list, and `queries.outcome`, which is what became of a matter.
"""
