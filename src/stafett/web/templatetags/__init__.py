"""Template tags: the few pieces that every page is made of. `{% load look %}`."""
