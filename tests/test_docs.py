"""The docs say what is so: links lead somewhere, commands exist, generated pages are current."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
SURROUNDINGS = {
    "PYTHONPATH": str(ROOT / "src"),
    "DJANGO_SETTINGS_MODULE": "stafett.config.settings.production",
    "STAFETT_SECRET_KEY": "tests-only",
    "STAFETT_TODAY": "",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file(page):
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_make_is_told_exists(page):
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", page.read_text("utf-8"), re.MULTILINE))
    assert sorted(told - known) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_named_modules_exist(page):
    named = re.findall(r"`((?:tests|tools|docs)/[\w/]+\.(?:py|sh|md|mjs))`", page.read_text("utf-8"))
    invented = {"tests/web/units/test_coverage.py"}
    assert [name for name in named if name not in invented and not (ROOT / name).exists()] == []


def test_generated_pages_say_what_the_code_says():
    command = [sys.executable, "tools/docs.py", "--check"]
    surroundings = {**os.environ, **SURROUNDINGS}
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_map_leads_to_every_page():
    index = ROOT / "docs" / "index.md"
    led_to = {(index.parent / link).resolve() for link in LINK.findall(index.read_text("utf-8"))}
    assert sorted(set((ROOT / "docs").rglob("*.md")) - led_to - {index}) == []


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_decision_tells_context_decision_and_consequences_briefly(page):
    text = page.read_text("utf-8")
    assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.split()) <= 160


def test_decisions_are_numbered_without_gaps():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
