import pytest
from django.urls import reverse

from stafett.web import alike
from tests.factories.guests import guest_of
from tests.web.guest import staying

pytestmark = pytest.mark.django_db
agreeing, host, made, stay = staying.agreeing, staying.host, staying.made, staying.stay


def test_what_was_raised_before_is_shown_while_a_title_is_typed(agreeing, client_of, bob) -> None:
    text = client_of(bob).get(reverse("placements:stay", args=[agreeing.pk])).text

    assert f'hx-post="{reverse("matters:new")}"' in text
    assert text.count('<div id="similar" class="part" aria-live="polite"></div>') == 1


def test_whoever_takes_part_by_a_link_has_nothing_to_compare_with(agreeing, host, made) -> None:
    text = host.get(reverse("guest:arena", args=[made.link.pk])).text

    assert ("Note an insight or a need" in text, 'id="similar"' in text, "hx-post" in text) == (
        True,
        False,
        False,
    )


def test_a_title_is_as_long_as_it_may_be_for_both(made, bob) -> None:
    mine, theirs = (alike.title("What it is about", max_length=200) for _ in range(2))
    alike.for_reader(mine, bob.actor)
    alike.for_reader(theirs, guest_of(made.link))

    assert [one.widget.attrs["maxlength"] for one in (mine, theirs)] == ["200", "200"]
    assert [type(one.widget).__name__ for one in (mine, theirs)] == ["AlikeInput", "TextInput"]
