"""Whatever language a page was last read in, the next test begins in English."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.web import gallery


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def with_gallery(settings: Any) -> None:
    """The page with every component is found, though it is no page of the product."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(gallery.FOLDER)
    settings.TEMPLATES = templates


@pytest.fixture
def queries_of() -> Callable[[Client, str], int]:
    """How many queries a page asks, once it has been opened before."""

    def count(client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    return count
