"""What is said when a page cannot be shown."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client

from stafett.web.home import errors


def test_a_page_that_is_not_there(client_of, bob):
    answer = client_of(bob).get("/no/such/page/")

    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert 'href="/"' in answer.text


def test_a_page_that_is_not_there_fills_the_window_when_htmx_asks(client_of, bob):
    answer = client_of(bob).get("/no/such/page/", headers={"hx-request": "true", "hx-target": "div#lines"})

    assert (answer.status_code, answer.headers["HX-Retarget"]) == (404, "body")


def test_a_form_without_its_token_says_what_to_do(bob):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob.identity, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/language/", {"language": "nn"})

    assert answer.status_code == 403
    assert "This form has grown old" in answer.text


def test_the_sentence_of_a_refusal_is_shown(rf):
    answer = errors.forbidden(rf.get("/"), PermissionDenied("Only leaders may do this."))

    assert answer.status_code == 403
    assert "Only leaders may do this." in answer.content.decode()


def test_a_refusal_without_a_sentence_has_one(rf):
    assert "You may not do this here." in errors.forbidden(rf.get("/")).content.decode()


def test_what_we_could_not_read(rf):
    answer = errors.bad_request(rf.get("/"), ValueError())

    assert answer.status_code == 400
    assert "We could not read that" in answer.content.decode()


def test_no_page_without_any_middleware(rf):
    assert errors.not_found(rf.get("/"), Http404()).status_code == 404


def test_our_own_fault_is_told_in_three_languages_without_a_database():
    page = render_to_string("500.html")

    assert [page.count(f'lang="{code}"') for code in ("nb", "nn", "en")] == [1, 1, 1]
