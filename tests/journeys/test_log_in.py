"""In by an invitation, or kept out; and the language the pages speak."""

from playwright.sync_api import Page, expect

from stafett.lib import clock
from stafett.people import actions
from stafett.people.actor import command_line
from tests import factories

PASSWORD = "snow on the fjord in may"
WRONG = "The address and the password do not belong together. Check both and try again."


def log_in(page: Page, address: str, password: str) -> None:
    page.goto("/login/")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Log in").click()


def invited(unit, today) -> str:
    """The link that `stafett invite` prints for the one who is new in the unit."""
    organisation = unit.organisation_id
    told = {"by": command_line(organisation), "on": today, "at": clock.now()}
    (link,), _unusable = actions.invite(organisation, unit_id=unit.pk, **told)
    return f"/invitation/{link.token}/"


def test_an_invitation_leads_to_a_password_and_to_ones_own_page(come, trust, unit_a, fire, today) -> None:
    nina = factories.person(trust, "Nina Nyansatt", email="nina@example.org")
    factories.employment(nina, unit_a, starts_on=today)
    link = invited(unit_a, today)
    page = come()

    page.goto(link)
    expect(page.get_by_role("heading", name="Welcome, Nina Nyansatt")).to_be_visible()
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill("snow on the fjord in june")
    page.get_by_role("button", name="Save the password and log in").click()
    expect(page.get_by_role("heading", name="One thing must be put right")).to_be_visible()
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Save the password and log in").click()

    expect(page).to_have_url("/me/")
    expect(page.get_by_role("heading", name="Fire safety")).to_be_visible()
    assert come().request.get(link).status == 404


def test_a_wrong_password_is_answered_in_a_sentence_and_the_right_one_lets_in(come, bob) -> None:
    page = come()
    log_in(page, "bob@example.org", "wrong")
    expect(page.get_by_text(WRONG)).to_be_visible()

    log_in(page, "bob@example.org", factories.people.PASSWORD)
    expect(page).to_have_url("/me/")


def test_after_five_wrong_passwords_one_is_asked_to_wait(come, bob) -> None:
    page = come()
    for _ in range(5):
        log_in(page, "bob@example.org", "wrong")
    expect(page.get_by_role("heading", name="Wait fifteen minutes")).to_be_visible()

    log_in(page, "bob@example.org", factories.people.PASSWORD)
    expect(page.get_by_role("heading", name="Wait fifteen minutes")).to_be_visible()


def test_after_logging_out_the_back_button_shows_nothing(come, bob) -> None:
    page = come(bob)
    page.goto("/me/")
    open_menu(page)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_label("Password")).to_be_visible()

    page.go_back()
    expect(page.get_by_label("Password")).to_be_visible()


def test_the_language_is_changed_where_one_stands_and_changed_back(come, bob) -> None:
    page = come(bob)
    page.goto("/plans/?q=fire")
    for name, code in (("Nynorsk", "nn"), ("Bokmål", "nb"), ("English", "en")):
        open_menu(page)
        page.get_by_role("button", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", code)
        expect(page).to_have_url("/plans/?q=fire")


def open_menu(page: Page) -> None:
    page.locator("details.menu:visible > summary").click()
