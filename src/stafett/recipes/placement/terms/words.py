"""Codes of what the recipe says in its own words."""

SAY_LATER = "say_what_changed"
"""What the guest and the host owe some months after."""
