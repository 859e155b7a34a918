"""My page: what I must do, by when, and the next thing to do."""
