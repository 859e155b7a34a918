"""What guests may be let into: for each kind of scope, the page it leads to and what it says it is about.

A recipe that lets guests in adds a line, and its pages take `@for_guests("its kind")`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from stafett.people.models import GuestLink

from . import arena, practice


@dataclass(frozen=True)
class Task:
    """The first page of what a link opens, a sentence on what the guest is asked to do there, and whether whoever
    asked them still might, as they are today."""

    page: str
    about: Callable[[GuestLink], str]
    holds: Callable[[GuestLink], bool]


TASKS: dict[str, Task] = {
    "arena": Task("guest:arena", arena.about, arena.holds),
    "practice": Task("guest:practice", practice.about, practice.holds),
}


def task_of(link: GuestLink) -> Task:
    return TASKS[link.scope.partition(":")[0]]
