"""Calendars to follow: what stands in a person's, and the secret address it is read at."""
