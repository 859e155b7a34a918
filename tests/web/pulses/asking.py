"""What is sent by whoever asks something."""

from typing import Any

from tests.factories import days_ahead


def filled(**more: Any) -> dict[str, Any]:
    """Three questions, and two rounds: tomorrow, and twelve weeks after the last day of it all."""
    return {
        "do": "save",
        "title": "How is the night?",
        "privacy": "nobody",
        "questions-0-text": "How calm is it?",
        "questions-0-kind": "scale",
        "questions-1-text": "Which shift?",
        "questions-1-kind": "choice",
        "questions-1-choices": "Day\n\n Night \nDay",
        "questions-2-text": "",
        "questions-2-kind": "scale",
        **turn(0, name="Before", day=str(days_ahead(1))),
        **turn(1, name="After", on="arena_end", number="12"),
        **turn(2),
    } | more


def turn(at: int, **said: str) -> dict[str, str]:
    """The row at a place of when it is asked."""
    usual = {"name": "", "on": "day", "day": "", "number": "", "unit": "weeks", "days_open": "14"}
    return {f"rounds-{at}-{name}": value for name, value in (usual | said).items()}
