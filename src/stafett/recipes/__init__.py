"""One folder a kind of meeting. A recipe gives the primitives of `arenas` its own words, judges who may do what, and
keeps in tables of its own what no other recipe shares. Recipes know nothing of each other.

A new one is a folder with a `recipe` in its `__init__`, and its name in the list below.
"""

RECIPES = [
    "course",
    "gathering",
    "placement",
]
