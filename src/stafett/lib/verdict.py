"""A rule's answer: yes, or no with the sentence that both the button and the server show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """True when allowed; otherwise falsy, with `reason` as a sentence for the person who asked."""

    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason


ALLOWED = Verdict()


class NotAllowed(Exception):
    """An action was refused by a rule; the text is the rule's sentence."""


def require(verdict: Verdict, refusal: type[Exception] = NotAllowed) -> None:
    """Raise a refusal with the rule's sentence unless the verdict is yes: NotAllowed, or where it makes no sense as
    it stands, what says so."""
    if not verdict:
        raise refusal(verdict.reason)
