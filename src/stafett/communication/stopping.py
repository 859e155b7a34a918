"""The link in a letter by which somebody wants no more of it, without logging in: signed, nothing is stored."""

from dataclasses import dataclass

from django.core import signing

SALT = "stafett.communication.stopping"


@dataclass(frozen=True)
class Stop:
    """Who wants no more of which kinds; no kinds: of nothing but what they must know."""

    person_id: int
    kinds: tuple[str, ...] = ()


def token(stop: Stop) -> str:
    return signing.dumps([stop.person_id, *stop.kinds], salt=SALT)


def read(text: str) -> Stop | None:
    """What a link says; None when it was not made here."""
    try:
        person_id, *kinds = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    return Stop(person_id, tuple(kinds))
