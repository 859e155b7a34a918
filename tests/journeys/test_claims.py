"""An employee says what they have done, a leader decides, and the colour follows."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from stafett.standings import making
from tests import factories

CERTIFICATE = {"name": "certificate.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a certificate"}
NOTE = "The course of the fire brigade, in the gymnasium."


def claim(page: Page) -> None:
    """From the red line of My page to a claim with day, note and file."""
    page.goto("/me/")
    page.get_by_role("link", name="I have done this").click()
    page.get_by_label("Day").fill("2026-06-10")
    page.get_by_label("Note").fill(NOTE)
    page.get_by_label("File").set_input_files([CERTIFICATE])
    page.get_by_role("button", name="Send for approval").click()
    expect(page.get_by_role("status")).to_contain_text("Sent.")


def to_what_waits(page: Page) -> None:
    """From the leader's unit to the claims of it."""
    page.goto("/units/")
    page.get_by_role("link", name="Look at them and approve").click()


def open_evidence(page: Page) -> bytes:
    with page.expect_download() as opened:
        page.get_by_role("link", name="certificate.pdf").click()
    return Path(opened.value.path()).read_bytes()


def at_the_top(page: Page) -> str:
    """The figures of the whole trust, as the HR adviser reads them."""
    page.goto("/organisation/")
    return " ".join(page.get_by_role("region", name="All in all").inner_text().split())


@pytest.mark.parametrize("kept", [False, True], ids=["evaluated", "laid over a snapshot"])
def test_a_claim_is_approved_and_green_reaches_the_top_of_the_tree(
    come, fire, alice, bob, erik, kept, snapshots_kept, today
) -> None:
    made = making.make(erik.person.organisation_id, on=today) if kept else None
    assert (made is not None) is kept
    hr = come(erik)
    assert at_the_top(hr) == (
        "3 people · 15 June 2026 0 % green, of those asked for something 2 Missing or expired 1 Nothing required"
    )

    employee = come(bob)
    claim(employee)
    expect(employee.get_by_role("status")).to_have_text(
        "Sent. It waits for approval, and you see it on your page."
    )
    expect(employee.locator("main")).to_contain_text("It waits for Alice Aas.")

    leader = come(alice)
    leader.goto("/units/")
    expect(leader.get_by_role("heading", name="1 waits for you")).to_be_visible()
    to_what_waits(leader)
    expect(leader.get_by_role("row", name="Bob Berg")).to_contain_text(NOTE)
    assert open_evidence(leader) == CERTIFICATE["buffer"]
    leader.get_by_label("Bob Berg: Fire safety").check()
    leader.get_by_role("button", name="Approve the chosen").click()
    expect(leader.get_by_role("status")).to_have_text("1 approved.")

    employee.goto("/me/")
    expect(employee.get_by_role("heading", name="Everything is in order")).to_be_visible()
    assert at_the_top(hr) == (
        "3 people · 15 June 2026 50 % green, of those asked for something "
        "1 Missing or expired 1 In order 1 Nothing required"
    )


def test_a_claim_is_returned_with_grounds_and_sent_again(come, fire, alice, bob) -> None:
    employee = come(bob)
    claim(employee)

    leader = come(alice)
    to_what_waits(leader)
    leader.get_by_label("Bob Berg: Fire safety").check()
    leader.get_by_text("Return the chosen").click()
    leader.get_by_role("button", name="Return with these words").click()
    expect(leader.get_by_text("Write why, so that the person knows what to do.")).to_be_visible()
    expect(leader.get_by_label("Bob Berg: Fire safety")).to_be_checked()
    if not leader.get_by_label("Why, and what is to be done").is_visible():
        leader.get_by_text("Return the chosen").click()
    leader.get_by_label("Why, and what is to be done").fill("Part two is missing. Take it on Thursday.")
    leader.get_by_role("button", name="Return with these words").click()
    expect(leader.get_by_role("status")).to_have_text("1 returned.")

    employee.goto("/me/")
    expect(employee.locator("main")).to_contain_text("Part two is missing. Take it on Thursday.")
    employee.get_by_role("link", name="Send again").click()
    employee.get_by_label("Day").fill("2026-06-14")
    employee.get_by_role("button", name="Send for approval").click()
    expect(employee.locator("main")).to_contain_text("It waits for Alice Aas.")


def test_what_is_wrong_is_said_where_it_stands_and_what_was_typed_stays(come, fire, bob) -> None:
    page = come(bob)
    page.goto(f"/claims/new/?competence={fire.pk}")
    page.get_by_label("Day").fill("2026-06-16")
    page.get_by_label("Note").fill(NOTE)
    page.get_by_label("File").set_input_files(
        [{"name": "song.mp3", "mimeType": "audio/mpeg", "buffer": b"ID3"}]
    )
    page.get_by_role("button", name="Send for approval").click()

    expect(page.get_by_role("heading", name="2 things must be put right")).to_be_visible()
    expect(page.get_by_label("Day")).to_have_accessible_description("The day must be today or earlier.")
    expect(page.get_by_label("Note")).to_have_value(NOTE)


def test_the_back_button_after_sending_sends_nothing_twice(come, fire, alice, bob) -> None:
    page = come(bob)
    claim(page)
    page.go_back()
    expect(page.get_by_role("button", name="Send for approval")).to_be_visible()
    page.goto("/claims/mine/")

    expect(page.get_by_role("heading", name="Fire safety")).to_have_count(1)


def test_who_decides_second_is_told_in_a_sentence(come, fire, alice, gunnar, bob) -> None:
    factories.claim(bob.person, fire)
    first, second = come(alice), come(gunnar)
    for page in (first, second):
        page.goto("/claims/")
        page.get_by_label("Bob Berg: Fire safety").check()

    first.get_by_role("button", name="Approve the chosen").click()
    expect(first.get_by_role("status")).to_have_text("1 approved.")
    second.get_by_role("button", name="Approve the chosen").click()

    expect(second.get_by_role("status")).to_contain_text("decided or taken back meanwhile")


def test_what_was_taken_back_meanwhile_cannot_be_approved(come, fire, alice, bob) -> None:
    factories.claim(bob.person, fire)
    leader, employee = come(alice), come(bob)
    leader.goto("/claims/")
    leader.get_by_label("Bob Berg: Fire safety").check()

    employee.goto("/claims/mine/")
    employee.get_by_role("button", name="Take back").click()
    expect(employee.get_by_role("status")).to_have_text("Taken back.")
    leader.get_by_role("button", name="Approve the chosen").click()

    expect(leader.get_by_role("status")).to_contain_text("decided or taken back meanwhile")
