"""What happens on pages reaches people's mailboxes, and a link there leads back; and mail's pages in every state."""

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from stafett.communication import delivery, stopping
from stafett.communication.letters import Sender
from stafett.communication.models import Message, Standing
from stafett.communication.stopping import Stop
from stafett.lib import clock
from tests import factories
from tests.communication import conftest as mail
from tests.communication.sink import Sink
from tests.factories import Member
from tests.journeys import states

smtp, examine = mail.smtp, states.examine


@pytest.fixture
def deliver(smtp: Sink, live_server):
    """What is due so many minutes from now is sent; the letters of this one time."""

    def send(*, minutes: int = 2) -> list[EmailMessage]:
        before = len(smtp.taken)
        sender = Sender("Stafett <stafett@example.org>", live_server.url)
        delivery.go_round(sender, now=lambda: clock.now() + timedelta(minutes=minutes))
        return smtp.taken[before:]

    return send


def links(letter: EmailMessage) -> list[str]:
    return re.findall(r"^http\S+$", letter.get_body(("plain",)).get_content().replace("\r", ""), re.MULTILINE)


def choose(page: Page, rhythm: str) -> None:
    page.goto("/me/")
    page.get_by_role("link", name="What I am told").click()
    page.locator("main summary").click()
    page.get_by_label(rhythm).check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status")).to_have_text("Kept. It holds from now on.")


def test_a_claim_goes_by_mail_to_the_leader_and_its_outcome_back(
    come, deliver, fire, alice: Member, bob: Member
) -> None:
    leader, employee = come(alice), come(bob)
    choose(leader, "At once, each time")
    employee.goto(f"/claims/new/?competence={fire.pk}")
    employee.get_by_role("button", name="Send for approval").click()
    expect(employee.get_by_role("status")).to_contain_text("Sent.")

    (letter,) = deliver()
    assert (letter["To"], letter["Subject"]) == (
        "Alice Aas <alice@example.org>",
        "Bob Berg waits for your approval: Fire safety",
    )
    leader.goto(links(letter)[0])
    leader.locator("main input[type=checkbox]").first.check()
    leader.get_by_role("button", name=re.compile("^Approve")).first.click()
    expect(leader.get_by_role("status")).to_contain_text("pproved")

    assert deliver() == []
    (digest,) = deliver(minutes=60 * 24)
    assert (digest["To"], digest["Subject"]) == ("Bob Berg <bob@example.org>", "Approved: Fire safety")
    employee.goto(links(digest)[0])
    expect(employee.get_by_role("heading", name="My page")).to_be_visible()

    stranger = come(None)
    stranger.goto(links(digest)[-1])
    stranger.get_by_role("button", name="I do not want this any more").click()
    expect(stranger.get_by_role("heading", name="Done")).to_be_visible()
    employee.goto("/me/told/")
    employee.locator("main summary").click()
    expect(employee.get_by_label("When something I sent is approved or returned")).not_to_be_checked()
    expect(employee.locator("main")).to_contain_text("sent by mail")


def test_a_calendar_is_followed_until_it_is_ended(come, bob: Member) -> None:
    page = come(bob)
    page.goto("/me/")
    page.get_by_role("link", name="My calendar").click()
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_label("Add this to your calendar").input_value()
    assert page.request.get(address).headers["content-type"] == "text/calendar; charset=utf-8"

    page.get_by_role("button", name="End it").click()
    expect(page.get_by_role("status")).to_have_text("The address no longer works.")
    assert page.request.get(address).status == 404


def written(person, subject: str, **more) -> Message:
    with transaction.atomic():
        return factories.told(person, subject, **more)


def test_pages_of_mail_in_every_state(examine, bob: Member, dana: Member, settings) -> None:
    settings.MAILERS = {"default": {}}
    for standing, failure in (
        (Standing.GIVEN_UP, "550 no such user"),
        (Standing.WAITING, delivery.NO_ADDRESS),
    ):
        told = written(bob.person, "A long name of a course " * 5, link="/me/", paragraphs=["More of it."])
        settled = clock.now() if standing == Standing.GIVEN_UP else None
        letter = factories.letter(
            bob.person, standing=standing, failure=failure, settled_at=settled, attempts=2
        )
        Message.objects.filter(pk=told.pk).update(letter=letter, kind="claim.decided")
    examine(dana).visit("/mail/undelivered/")

    me = examine(bob)
    me.visit("/me/told/")
    me.page.locator("main summary").click()
    me.look("what one is told, chosen")
    me.visit("/me/calendar/")
    me.page.locator("[name=make]").click()
    me.look("a calendar's address, made")
    nobody = examine()
    for kinds in ((), ("claim.waits",)):
        nobody.visit(f"/mail/stop/{stopping.token(Stop(bob.person.pk, kinds))}/")
        nobody.page.locator("main form button").click()
        nobody.look(f"no more of {kinds}")

    assert examine.faults == ""
