"""Accessibility by axe, with the rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.needs import ROOT, need

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


@cache
def _source() -> str:
    return need(ROOT / "node_modules/axe-core/axe.min.js", "axe-core (npm)").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds, one line an element: the rule, what it says, and where."""
    if page.evaluate("() => matchMedia('(scripting: none)').matches"):
        with _twin(page) as twin:
            return violations(twin)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]
    return [_line(rule, node) for rule in found for node in rule["nodes"]]


@contextmanager
def _twin(page: Page) -> Iterator[Page]:
    """The same content where scripts may run, but none of its own: axe is itself a script."""
    html = page.content().replace("noscript>", "div>")
    context = page.context.browser.new_context(viewport=page.viewport_size)
    context.route(
        "**/*",
        lambda route: route.abort() if route.request.resource_type == "script" else route.continue_(),
    )
    twin = context.new_page()
    twin.set_content(html.replace("<head>", f'<head><base href="{page.url}">', 1))
    yield twin
    context.close()


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{rule['id']}: {rule['help']} — {' '.join(map(str, node['target']))}: {node['html'][:200]}"


def assert_accessible(page: Page) -> None:
    """Nothing found by axe, and nothing to scroll sideways for."""
    assert violations(page) == []
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the screen"
