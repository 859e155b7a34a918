"""Courses: what there is, who comes, who was there."""
