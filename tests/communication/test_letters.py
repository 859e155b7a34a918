"""A letter as mail programmes get it."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage

import vobject
from django.utils.html import strip_tags

from stafett.communication import delivery, stopping
from stafett.communication.calendars import Entry, Invitation, Method
from stafett.communication.models import Letter, Rhythm
from stafett.communication.stopping import Stop
from tests import factories
from tests.communication.sink import Sink
from tests.factories import MUST, NEWS, Member

SOON = datetime(2026, 10, 23, 9, tzinfo=UTC)
COURSE = Entry(uid="a@stafett", title="Course", starts=SOON, ends=SOON, changed_at=SOON, link="/courses/7/")


def sent(smtp: Sink, sender, member: Member, *told: dict) -> EmailMessage:
    """The one letter that all of it became."""
    factories.wants(member.person, Rhythm.AT_ONCE)
    for one in told:
        factories.told(member.person, **one)
    delivery.go_round(sender)
    (mail,) = smtp.taken
    return mail


def part(mail: EmailMessage, kind: str) -> str:
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def test_it_is_from_the_site_to_the_reader_and_answered_by_nobody(smtp, sender, bob):
    mail = sent(smtp, sender, bob, {"subject": "Hello"})

    assert (mail["From"], mail["To"]) == ("Stafett <stafett@example.org>", "Bob Berg <bob@example.org>")
    assert mail["Message-ID"] == f"<{Letter.objects.get().key}@example.org>"
    assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    assert mail.get_content_type() == "multipart/alternative"


def test_text_and_html_say_the_same(smtp, sender, bob):
    mail = sent(
        smtp,
        sender,
        bob,
        {
            "subject": "Æ <b>",
            "paragraphs": ["One\nline & more.", "Two."],
            "link": "/me/",
            "link_label": "My page",
        },
    )

    text = part(mail, "plain")
    assert text.startswith(
        "Æ <b>\n\nOne\nline & more.\n\nTwo.\n\nMy page:\nhttps://stafett.example.org/me/\n\n-- \nThis comes from"
    )
    html = part(mail, "html")
    assert "Æ &lt;b&gt;" in html
    assert "<p>One<br>line &amp; more.</p>" in html
    assert '<a href="https://stafett.example.org/me/">My page</a>' in html
    without_links = re.sub(r"https://\S+|:(?=\n)", "", text.replace("-- \n", ""))
    said = strip_tags(re.sub(r"<title>.*?</title>", "", html.replace("<br>", " ")).replace("</", " </"))
    assert words(without_links) == words(said)


def words(text: str) -> list[str]:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split()


def test_a_digest_tells_each_thing_with_its_link(smtp, sender, bob):
    mail = sent(
        smtp,
        sender,
        bob,
        *({"subject": f"Thing {number}", "link": "/me/", "link_label": "See"} for number in (1, 2)),
    )

    assert mail["Subject"] == "2 things for you"
    assert part(mail, "html").count("<h1") == 2
    assert re.findall(r"^Thing \d$", part(mail, "plain"), re.MULTILINE) == ["Thing 1", "Thing 2"]


def test_a_digest_of_very_much_says_how_much_more(smtp, sender, bob):
    mail = sent(smtp, sender, bob, *({"subject": f"Thing {number}"} for number in range(53)))

    assert part(mail, "html").count("<h1") == 50
    assert "And 3 more." in part(mail, "plain")
    assert "<p>And 3 more.</p>" in part(mail, "html")


def test_it_is_in_the_reader_s_language(smtp, sender, bob):
    bob.identity.language = "nb"
    bob.identity.save()

    assert '<html lang="nb">' in part(sent(smtp, sender, bob, {}), "html")


def unsubscribing(smtp: Sink) -> str:
    """As it stands in the bytes: on one line, not encoded."""
    (header,) = re.findall(
        rb"^List-Unsubscribe: <https://stafett.example.org/mail/stop/(\S+)/>\r$", smtp.raw[0], re.M
    )
    return header.decode()


def test_what_may_be_stopped_can_be_stopped_from_the_letter(smtp, sender, bob):
    mail = sent(smtp, sender, bob, {})

    assert stopping.read(unsubscribing(smtp)) == Stop(bob.person.pk, (NEWS.code,))
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "I do not want this any more" in part(mail, "plain")


def test_from_a_digest_all_that_may_be_stopped_is(smtp, sender, bob):
    sent(smtp, sender, bob, {}, {"kind": MUST})

    assert stopping.read(unsubscribing(smtp)) == Stop(bob.person.pk)


def test_what_one_must_know_cannot_be_stopped(smtp, sender, bob):
    mail = sent(smtp, sender, bob, {"kind": MUST})

    assert mail["List-Unsubscribe"] is None
    assert "I do not want this" not in part(mail, "plain")
    assert "Choose what you are told" in part(mail, "plain")


def test_an_invitation_lies_beside_the_text_and_as_a_file(smtp, sender, bob):
    mail = sent(smtp, sender, bob, {"subject": "Course", "calendar": Invitation(entry=COURSE)})

    (beside,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    (attached,) = mail.iter_attachments()
    assert beside.get_param("method") == "REQUEST"
    assert beside.get_content_charset() == "utf-8"
    assert (attached.get_content_type(), attached.get_filename()) == ("application/ics", "invite.ics")
    assert attached.get_content().decode() == beside.get_content().replace("\n", "\r\n").replace("\r\r", "\r")
    event = vobject.readOne(attached.get_content().decode()).vevent
    assert event.url.value == "https://stafett.example.org/courses/7/"
    assert event.attendee.value == "mailto:bob@example.org"
    assert event.organizer.value == "mailto:stafett@example.org"


def test_cancelling_says_so_in_the_part_s_type_too(smtp, sender, bob):
    mail = sent(smtp, sender, bob, {"calendar": Invitation(entry=COURSE, method=Method.CANCEL)})

    (beside,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    assert beside.get_param("method") == "CANCEL"


def test_names_and_subjects_cannot_add_headers(smtp, sender, trust):
    person = factories.person(
        trust, 'Eve" <eve@example.org>\r\nBcc: x@example.org Evil', email="e@example.org"
    )
    factories.told(person, "A\r\nBcc: y@example.org", calendar=Invitation(entry=COURSE))

    delivery.go_round(sender)

    assert smtp.recipients == ["e@example.org"]
    assert smtp.taken[0]["Bcc"] is None
    assert smtp.taken[0]["To"].addresses[0].display_name == "Eve <eve@example.org> Bcc: x@example.org Evil"
    assert smtp.taken[0]["Subject"] == "A Bcc: y@example.org"
