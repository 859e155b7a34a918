"""A mail server that takes what is sent, and what is written to it."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from stafett.communication.letters import Sender
from tests.communication import sink
from tests.communication.sink import Sink


@pytest.fixture
def smtp(settings: LazySettings) -> Iterator[Sink]:
    """A real mail server on this machine, set up as this installation's own."""
    with sink.listening() as listening:
        settings.MAILERS = listening.mailers()
        yield listening


@pytest.fixture
def sender() -> Sender:
    return Sender("Stafett <stafett@example.org>", "https://stafett.example.org")
