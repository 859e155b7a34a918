"""What I am told, how often, and what I have been told."""

import pytest
from django.urls import reverse

from stafett.communication import queries
from stafett.communication.models import Message, Rhythm
from stafett.communication.rules import Choice
from stafett.people.models import PersonDetails
from stafett.web.mail.kinds import KINDS
from tests import factories

pytestmark = pytest.mark.django_db

TOLD = "/me/told/"
ALL = [kind.code for kind in KINDS if not kind.is_must]


def test_whoever_chose_nothing_sees_what_holds_for_them(client_of, bob):
    form = client_of(bob).get(TOLD).context["form"]

    assert (form["rhythm"].value(), form["kinds"].value()) == (Rhythm.DAILY, ALL)
    assert [code for code, _label in form.fields["kinds"].choices] == ALL


def test_only_what_may_be_done_without_is_offered(client_of, bob):
    offered = {code for code, _label in client_of(bob).get(TOLD).context["form"].fields["kinds"].choices}

    assert {"claim.decided", "claim.waits"} < offered
    assert "role.chosen" not in offered


def test_one_chooses_and_it_holds(client_of, bob):
    client = client_of(bob)
    page = client.post(TOLD, {"rhythm": "weekly", "kinds": ["claim.waits"]}, follow=True)

    assert [str(message) for message in page.context["messages"]] == ["Kept. It holds from now on."]
    assert page.context["form"]["rhythm"].value() == "weekly"
    assert page.context["form"]["kinds"].value() == ["claim.waits"]
    chosen = Choice(Rhythm.WEEKLY, frozenset(ALL) - {"claim.waits"})
    assert queries.choices([bob.person.pk]) == {bob.person.pk: chosen}


def test_what_is_not_offered_here_stays_as_it_was(client_of, bob):
    factories.wants(bob.person, Rhythm.DAILY, not_about=frozenset({"of.another.house"}))
    client_of(bob).post(TOLD, {"rhythm": "daily", "kinds": ALL})

    assert queries.choices([bob.person.pk])[bob.person.pk].silenced == {"of.another.house"}


@pytest.mark.parametrize("typed", [{}, {"rhythm": "hourly"}, {"rhythm": "daily", "kinds": ["role.chosen"]}])
def test_what_makes_no_sense_is_said(client_of, bob, typed):
    page = client_of(bob).post(TOLD, typed)

    assert page.status_code == 422
    assert "ds-validation-message" in page.text


def test_what_one_must_know_cannot_be_chosen_away(client_of, bob):
    page = client_of(bob).get(TOLD)

    assert "You are always told:" in page.text
    assert "When I am chosen to stand in or to sign, and when I no longer am" in page.text


def test_one_reads_what_one_was_told(client_of, bob, alice):
    factories.told(bob.person, "For Bob", paragraphs=["A <b>line</b>"], link="/me/", link_label="My page")
    factories.told(alice.person, "For Alice")
    page = client_of(bob).get(TOLD).text

    assert '<a class="plain" href="/me/">For Bob</a>' in page
    assert "A &lt;b&gt;line&lt;/b&gt;" in page
    assert "For Alice" not in page


@pytest.mark.parametrize(
    ("standing", "said"), [("sent", "sent by mail"), ("given_up", "the mail could not be delivered")]
)
def test_one_sees_what_became_of_it(client_of, bob, standing, said):
    told = factories.told(bob.person)
    letter = factories.letter(bob.person, standing=standing, settled_at=told.written_at)
    Message.objects.update(letter=letter)

    assert said in client_of(bob).get(TOLD).text


def test_where_mail_goes_is_said(client_of, bob, settings):
    assert "This installation does not send mail." in client_of(bob).get(TOLD).text

    settings.MAILERS = {"default": {}}
    assert "Mail goes to bob@example.org." in client_of(bob).get(TOLD).text

    factories.correct(PersonDetails.objects.get(person=bob.person), email="")
    bob.identity.email = ""
    bob.identity.save()
    assert "There is no e-mail address for you here." in client_of(bob).get(TOLD).text


def test_the_way_there_is_on_ones_page(client_of, bob):
    page = client_of(bob).get(reverse("me:me")).text

    assert f'href="{TOLD}"' in page
    assert 'href="/me/calendar/"' in page


def test_what_one_wants_no_mail_of_is_still_read_here(client_of, bob):
    client = client_of(bob)
    factories.told(bob.person, "A course is moved")
    client.post(TOLD, {"rhythm": "none", "kinds": ALL})

    page = client.get(TOLD)
    assert ("A course is moved" in page.text, "not mailed" in page.text) == (True, True)
