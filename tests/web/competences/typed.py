"""What a browser sends from the form of a competence."""

from typing import Any


def typed(**changed: Any) -> dict[str, Any]:
    """A name and a validity, and what else is said; rows as `tasks=[{"text": …}]`, names as `needed=["…"]`."""
    sent: dict[str, Any] = {"name": "Blood transfusion", "validity": "24", "owner": ""}
    for name, value in changed.items():
        if not isinstance(value, list):
            sent[name] = value
            continue
        for number, row in enumerate(value):
            told = {"name": row} if isinstance(row, str) else row
            told = {"kind": "course"} | told if name == "ways" else told
            sent |= {f"{name}-{number}-{field}": said for field, said in told.items()}
    return sent
