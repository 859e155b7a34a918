"""How days are written where Django's own habit is not ours: English as Europe writes it."""
