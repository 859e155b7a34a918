"""Whether mail goes out."""

from datetime import timedelta

from stafett.communication.models import Standing
from stafett.config.soundness import mail
from stafett.lib import clock
from tests import factories

SET_UP = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


def said():
    return [str(finding) for finding in mail.goes_out()]


def test_without_a_server_messages_wait(bob):
    factories.told(bob.person)

    assert said() == ["warning  No mail is sent; 1 messages wait. Set STAFETT_SMTP and STAFETT_MAIL_FROM."]


def test_all_is_well(bob, settings):
    settings.MAILERS = SET_UP
    factories.told(bob.person)

    assert said() == ["ok       Mail goes out."]


def test_what_waits_too_long_and_what_was_given_up_is_told(bob, settings):
    settings.MAILERS = SET_UP
    factories.letter(bob.person, made_at=clock.now() - timedelta(hours=2))
    factories.letter(bob.person, standing=Standing.GIVEN_UP, settled_at=clock.now())

    late, given_up = said()
    assert late.startswith("warning  1 messages or letters should have been sent over an hour ago.")
    assert given_up.startswith("warning  1 letters were given up in the last week.")
