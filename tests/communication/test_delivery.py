"""What is written reaches a real mail server."""

import pytest

from stafett.communication import actions, delivery
from stafett.communication.actions import Told, Words
from stafett.communication.models import Rhythm
from stafett.communication.rules import Choice, Kind

KIND = Kind("tests.news", "News")


@pytest.mark.django_db
def test_what_is_written_is_delivered(smtp, sender, bob):
    actions.choose(Choice(Rhythm.AT_ONCE), person_id=bob.person.pk)
    words = Words(subject="Hello", paragraphs=["More of it."], link="/me/", link_label="My page")
    actions.write(bob.person.organisation_id, [Told(to=bob.person.pk, kind=KIND, words=lambda: words)])
    done = delivery.go_round(sender)
    assert (done.sent, done.failed) == (1, 0)
    print(smtp.taken[0])
