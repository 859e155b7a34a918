"""The whole page, or the part that htmx asked for."""

import pytest
from django.contrib import messages
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxMiddleware

from stafett.web import parts
from tests.web import gallery


@pytest.fixture
def request_for(rf: RequestFactory, with_gallery, db):
    def ask(path="/gallery/", method="get", **headers):
        request = getattr(rf, method)(path, headers=headers)
        HtmxMiddleware(lambda _request: HttpResponse())(request)
        request.session = {}
        request._messages = messages.storage.default_storage(request)
        return request

    return ask


def asked(request, **options):
    return parts.render_page(request, "gallery.html", gallery.context(), parts=("swapped",), **options)


def test_a_browser_gets_the_whole_page(request_for):
    assert asked(request_for()).content.startswith(b"<!DOCTYPE html>")


def test_htmx_gets_the_part_it_targets(request_for):
    answer = asked(request_for(hx_request="true", hx_target="div#swapped"))

    assert answer.content.strip().startswith(b"<p>Swapped at")


def test_messages_come_with_the_part(request_for):
    request = request_for(hx_request="true", hx_target="div#swapped")
    messages.success(request, "Approved.")

    assert b'<div id="messages" class="messages" role="status" hx-swap-oob="true">' in asked(request).content


def test_another_page_fills_the_window(request_for):
    answer = asked(request_for("/elsewhere/?a=1", hx_request="true", hx_target="div#lines"))

    assert (answer["HX-Retarget"], answer["HX-Push-Url"]) == ("body", "/elsewhere/?a=1")


def test_an_error_page_fills_the_window_and_leaves_the_address(request_for):
    answer = asked(request_for(hx_request="true", hx_target="div#lines"), status=404)

    assert answer.status_code == 404
    assert answer["HX-Retarget"] == "body"
    assert "HX-Push-Url" not in answer


def test_a_target_without_an_id_is_none(request_for):
    assert parts.target_of(request_for(hx_request="true", hx_target="body")) is None
