"""What could not be delivered, for who sees to people's addresses."""

import pytest

from stafett.communication import delivery
from stafett.communication.models import Letter, Message, Standing
from stafett.lib import clock
from stafett.people.models import PersonDetails
from tests import factories

pytestmark = pytest.mark.django_db

UNDELIVERED = "/mail/undelivered/"


@pytest.fixture
def given_up(bob) -> Letter:
    told = factories.told(bob.person, "A secret subject")
    letter = factories.letter(
        bob.person,
        standing=Standing.GIVEN_UP,
        settled_at=clock.now(),
        failure="550 no such user",
        attempts=23,
    )
    Message.objects.filter(pk=told.pk).update(letter=letter, kind="claim.decided")
    return letter


def test_it_is_said_who_why_and_about_what_but_not_what(client_of, dana, given_up):
    page = client_of(dana).get(UNDELIVERED).text

    for said in (
        "Bob Berg",
        "bob@example.org",
        "When something I sent is approved or returned",
        "The mail server said: 550 no such user",
        "1 letter was given up in the last seven days.",
    ):
        assert said in page
    assert "A secret subject" not in page


@pytest.mark.parametrize("kind", ["matter.answered", "matter.raised", "placement.news"])
def test_that_somebody_raised_something_is_not_told(client_of, dana, given_up, kind):
    Message.objects.update(kind=kind)
    page = client_of(dana).get(UNDELIVERED).text

    assert "Something that concerns this person" in page
    assert "raised" not in page


def test_it_is_sent_once_more(client_of, dana, given_up):
    page = client_of(dana).post(UNDELIVERED, {"letter": given_up.pk}, follow=True)

    assert [str(message) for message in page.context["messages"]] == ["It is sent once more."]
    given_up.refresh_from_db()
    assert given_up.standing == Standing.WAITING


def test_what_is_still_tried_cannot_be_tried_again(client_of, dana, bob):
    letter = factories.letter(bob.person, failure=delivery.NO_ADDRESS, attempts=2)
    client = client_of(dana)
    assert "There is no e-mail address for this person." in client.get(UNDELIVERED).text
    assert "Tried 2 times; it is tried again." in client.get(UNDELIVERED).text

    page = client.post(UNDELIVERED, {"letter": letter.pk}, follow=True)
    assert [str(message) for message in page.context["messages"]] == ["This is on its way, or has been sent."]


def test_others_letters_are_not_there(client_of, dana, charlie, bob):
    elsewhere = factories.letter(charlie.person, standing=Standing.GIVEN_UP, settled_at=clock.now())
    sent = factories.letter(bob.person, standing=Standing.SENT, settled_at=clock.now())

    for letter in (elsewhere, sent):
        assert client_of(dana).post(UNDELIVERED, {"letter": letter.pk}).status_code == 404
    assert client_of(dana).post(UNDELIVERED, {"letter": "x"}).status_code == 404


def test_when_all_is_well_it_says_so(client_of, dana, settings):
    page = client_of(dana).get(UNDELIVERED).text
    assert "Everything has been delivered" in page
    assert "This installation does not send mail" in page

    settings.MAILERS = {"default": {}}
    assert "This installation does not send mail" not in client_of(dana).get(UNDELIVERED).text


def test_who_is_not_here_any_more_has_no_name(client_of, dana, bob, given_up):
    factories.close(PersonDetails.objects.get(person=bob.person))

    assert "Somebody who is not here any more" in client_of(dana).get(UNDELIVERED).text


def test_the_way_there_is_on_the_log(client_of, dana, frida):
    assert f'href="{UNDELIVERED}"' in client_of(dana).get("/log/").text
    assert f'href="{UNDELIVERED}"' not in client_of(frida).get("/log/").text
