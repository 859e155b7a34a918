"""What an action answers when it cannot do what was asked; each text says what to do."""


class ArenaError(Exception):
    """What was asked makes no sense as it stands."""


class ChangedMeanwhile[Now](Exception):
    """Somebody was first: `now` is the row as it stands, None where there is none any more."""

    def __init__(self, now: Now | None) -> None:
        super().__init__()
        self.now = now
