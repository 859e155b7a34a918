"""What an action answers when it cannot do what was asked; the text says what to do."""


class ArenaError(Exception):
    """What was asked makes no sense as it stands."""
