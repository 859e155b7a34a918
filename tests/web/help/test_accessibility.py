"""The accessibility statement is open to all."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_it_says_what_falls_short_and_whom_to_tell(client) -> None:
    answer = client.get(reverse("accessibility"))

    assert answer.status_code == 200
    assert ("Known shortcomings" in answer.text, "Tell us about a fault" in answer.text) == (True, True)


def test_it_is_found_at_the_foot_of_the_page(client) -> None:
    assert (
        f'href="{reverse("accessibility")}">Accessibility</a>' in client.get(reverse("accounts:login")).text
    )
