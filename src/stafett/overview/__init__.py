"""What reads across everything, and writes nothing: somebody's week.

It asks all recipes (`recipes.registry.of_week`) and adds what belongs to none: matters, what all are asked, and what
waits to be approved. Read `queries.week` first; `digest` says the same by mail.
"""
