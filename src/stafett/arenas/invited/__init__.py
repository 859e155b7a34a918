"""People from outside the installation in an arena: asked in by a link to it alone, which a recipe's action makes after
its own rules. Read `queries.links` first, then `actions.let_in`.
"""
