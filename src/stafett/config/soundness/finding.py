"""One answer about the installation."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How an answer is to be taken: a fault must be put right before people are let in."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it stands, and (when not well) what to do."""

    level: Level
    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.level:<8} {self.what}" + (f" {self.advice}" if self.advice else "")


def ok(what: str) -> Finding:
    return Finding(Level.OK, what)


def warning(what: str, advice: str) -> Finding:
    return Finding(Level.WARNING, what, advice)


def fault(what: str, advice: str) -> Finding:
    return Finding(Level.FAULT, what, advice)
