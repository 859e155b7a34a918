"""Whom something would hit before it is done: publishing or retiring a plan, giving it or ending that, moving a unit.

The kernel evaluates the facts of one log position twice, as they are and with what is thought of added, and the
cells of the two are compared: so the preview is what then happens. Read `asked` (what may be thought of), then
`evaluating.preview`; `runs` keeps what was found, and `tasks` works out what is too much for a page.
"""

from .evaluating import preview

__all__ = ["preview"]
