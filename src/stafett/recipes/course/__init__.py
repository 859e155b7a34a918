"""Courses: what they give, when they are, who comes, and that whoever was there holds what it gives (K11).

A course is an arena with the competences it gives; each session is an occasion with places of its own.
Read `queries.visible_to` first, then `actions.offer` and `sign_up.actions.sign_up`.
"""

from django.utils.translation import gettext_lazy as _

from stafett.recipes.recipe import Recipe

recipe = Recipe(
    code="course",
    one=_("course"),
    several=_("courses"),
    pages="courses",
    page="courses:detail",
    week="week",
    keeping="queries",
)
