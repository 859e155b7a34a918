"""The house as a machine can check it. import-linter checks the floors; here is what it cannot see."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from stafett.recipes import RECIPES
from tools import translations

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "stafett"
TESTS = ROOT / "tests"
TEMPLATES = SOURCE / "web" / "templates"

FLOORS = [
    *("audit", "people", "communication", "records", "plans", "standings", "arenas", "matters", "pulses"),
    *(*RECIPES, "files", "web", "demo", "config"),
]
"""From the bottom; a table may point at its own floor and at those before it."""

SIZES = {"source": (300, 25), "test": (400, 50)}
"""Lines a file and lines a function; tests may tell longer stories."""
TEMPLATE_LINES = 120

PAGES_BESIDE = {
    "accounts:untie": "accounts.mine",
    "accessibility": "help.accessibility",
    "alive": "health",
    "help": "help.help",
    "log:installation": "log.entries",
    "log:me": "log.person",
    "ready": "health",
}
"""Addresses answered by the module of another page: a button of that page, or the same page of something else."""

TESTED_WITH = {"fault_rules": "faults"}
"""A table that is only read by the module beside it, and tested through it."""

CLOCK_OWNERS = ("lib/clock.py", "config/soundness/standing.py")
"""The clock itself, and what checks that the machine's clock can be trusted."""
CLOCK_CALLS = {"today", "now", "utcnow", "localtime", "localdate", "fromtimestamp"}
REASON = re.compile(
    r"(# type: ignore|# noqa|# pragma: no cover)(\[[\w, -]+\]|: [A-Z]+\d+(, [A-Z]+\d+)*)?(.*)"
)


def sources() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def our_tests() -> list[Path]:
    return sorted(TESTS.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


# -- Floors ------------------------------------------------------------------------------------------------


def test_tables_point_downwards():
    upwards = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in apps.get_models()
        if model._meta.app_label in FLOORS
        for field in model._meta.get_fields()
        if field.many_to_one or field.one_to_one
        if field.concrete and field.related_model._meta.app_label in FLOORS
        if FLOORS.index(field.related_model._meta.app_label) > FLOORS.index(model._meta.app_label)
    ]
    assert upwards == []


def test_the_log_points_at_nothing():
    pointing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("audit").get_models()
        for field in model._meta.get_fields()
        if field.is_relation
    ]
    assert pointing == []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("rules.py")), ids=name_of)
def test_rules_read_neither_database_nor_clock(path):
    assert {
        called for called in names_used(path) if called in {"objects", "filter", "clock", "connection"}
    } == set()


def names_used(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


def test_small_tools_hold_no_table():
    tables = [
        name_of(path)
        for path in sorted((SOURCE / "lib").rglob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and any("Model" in ast.unparse(base) for base in node.bases)
    ]
    assert tables == []


# -- The clock ---------------------------------------------------------------------------------------------


def test_only_the_clock_reads_the_time():
    readers = [
        f"{name_of(path)}:{node.lineno} {ast.unparse(node.func)}"
        for path in sources()
        if not path.as_posix().endswith(CLOCK_OWNERS)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in CLOCK_CALLS
        and ast.unparse(node.func.value) in {"date", "datetime", "time", "timezone"}
    ]
    assert readers == []


def test_the_kernel_is_told_the_day():
    askers = [
        f"{name_of(path)}:{node.lineno}"
        for path in sorted((SOURCE / "status").rglob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in CLOCK_CALLS
    ]
    assert askers == []


# -- Size --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SIZES)
def test_files_are_small(kind):
    lines, _ = SIZES[kind]
    paths = sources() if kind == "source" else our_tests()
    assert [f"{name_of(path)}: {count}" for path in paths if (count := lines_in(path)) > lines] == []


@pytest.mark.parametrize("kind", SIZES)
def test_functions_are_short(kind):
    _, lines = SIZES[kind]
    paths = sources() if kind == "source" else our_tests()
    long = [
        f"{name_of(path)}:{function.lineno} {function.name}: {length}"
        for path in paths
        for function in functions(path)
        if (length := function.end_lineno - function.lineno + 1) > lines
    ]
    assert long == []


def test_templates_are_short():
    paths = sorted(TEMPLATES.rglob("*.html"))
    assert [f"{name_of(path)}: {count}" for path in paths if (count := lines_in(path)) > TEMPLATE_LINES] == []


def lines_in(path: Path) -> int:
    return path.read_text("utf-8").count("\n")


# -- Names -------------------------------------------------------------------------------------------------


def addresses(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, str]]:
    """Every address's full name, and the module that answers it, from `web` on."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(
                pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space
            )
        else:
            module = pattern.callback.__module__
            yield f"{space}{pattern.name}", module.removeprefix("stafett.web.")


ADDRESSES = sorted(set(addresses(get_resolver().url_patterns)))


@pytest.mark.parametrize(("name", "module"), ADDRESSES, ids=[name for name, _ in ADDRESSES])
def test_an_address_is_named_as_its_module_and_its_tests(name, module):
    expected = PAGES_BESIDE.get(name) or name.replace(":", ".")
    if expected == "home":
        expected = "home.home"

    assert module == expected
    folder, _, page = expected.rpartition(".")
    assert (TESTS / "web" / folder / f"test_{page}.py").exists()


def test_no_address_is_listed_in_vain():
    assert sorted(set(PAGES_BESIDE) - {name for name, _ in ADDRESSES}) == []


@pytest.mark.parametrize("name", ["rules", "queries", "actions"])
def test_what_decides_has_tests_of_its_own(name):
    missing = [
        name_of(path)
        for path in sources()
        if path.stem == name and not (TESTS / path.relative_to(SOURCE).parent / f"test_{name}.py").exists()
    ]
    assert missing == []


@pytest.mark.parametrize("package", ["status", "lib"])
def test_every_module_at_the_bottom_has_tests_of_its_own(package):
    missing = [
        name_of(path)
        for path in sorted((SOURCE / package).glob("*.py"))
        if path.stem != "__init__" and path.stem not in TESTED_WITH
        if not (TESTS / package / f"test_{path.stem}.py").exists()
    ]
    assert missing == []


def test_every_command_has_tests_of_its_own():
    commands = [path.stem for path in (SOURCE / "config" / "management" / "commands").glob("[a-z]*.py")]
    assert sorted(name for name in commands if not list((TESTS / "config").rglob(f"test_{name}.py"))) == []


def test_every_test_file_is_named_after_something():
    """A test stands where what it tests stands: its folder is a package, whole journeys and the house aside."""
    strays = [
        name_of(path.parent)
        for path in our_tests()
        if path.name.startswith("test_") and path.parent not in {TESTS, TESTS / "journeys"}
        if not (SOURCE / path.parent.relative_to(TESTS)).is_dir()
    ]
    assert strays == []


# -- Words -------------------------------------------------------------------------------------------------

PRIMITIVES = ("arenas", "communication", "matters", "people", "pulses")
OF_A_RECIPE = re.compile(
    "|".join([*RECIPES, "shadow", "hospiter", "baton", "meeting point", "fixed_point"]), re.I
)
"""The recipes' names and nouns, as far as they mean nothing else; “stay”, “offer” and “session” do."""

OF_A_PRIMITIVE = {
    "en": r"\b(arena|occasion|seat|pulse|matter|anchor|recipe|wave|primitive)s?\b",
    "nb": r"\b(arena|okkasjon|sete|puls(?!måling)|anker|oppskrift|primitiv)\w*",
    "nn": r"\b(arena|okkasjon|sete|puls(?!måling)|anker|oppskrift|primitiv)\w*",
}
"""What the primitives are called, in each language. “Sak” and “pulsmåling” are what people say at work themselves."""
NO_PRIMITIVE = {"This is a demo. All people and units are made up, and nothing you do here matters."}


def test_a_primitive_holds_no_word_of_a_recipe():
    found = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in sources()
        if path.relative_to(SOURCE).parts[0] in PRIMITIVES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if OF_A_RECIPE.search(line)
    ]
    assert found == []


def test_no_screen_names_a_primitive():
    """Every recipe brings its own words (architecture.md); every text that is shown is in the catalogues."""
    found = {
        text
        for language, _path, catalogue in translations.catalogues()
        for message in catalogue
        for of, said in (("en", message.id), (language, message.string))
        for text in ([said] if isinstance(said, str) else said)
        if re.search(OF_A_PRIMITIVE[of], text, re.IGNORECASE)
    }
    assert found - NO_PRIMITIVE == set()


# -- Habits ------------------------------------------------------------------------------------------------


def test_templates_hold_no_style_and_no_script():
    """The content security policy would refuse them; and attributes such as onclick are scripts too."""
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    found = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []


def test_an_exception_from_a_rule_says_why():
    silent = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in [*sources(), *sorted((ROOT / "tools").glob("*.py")), *our_tests()]
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (excused := REASON.search(line)) and len(excused[4].strip(" -—#")) < 5
    ]
    assert silent == []


def test_every_test_can_fail():
    """By an assertion, an expected exception, or a function named after what it asserts."""
    toothless = [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in our_tests()
        if path.name.startswith("test_")
        for function in functions(path)
        if function.name.startswith("test_") and not any(map(asserts, ast.walk(function)))
    ]
    assert toothless == []


def asserts(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    # Playwright's own: expect(…).to_be_visible()
    called = ast.unparse(node.func).rpartition(".")[2]
    return called.startswith(("assert", "django_assert", "to_")) or called in {"raises", "fail"}


def test_nothing_of_ours_is_mocked():
    mocking = [
        name_of(path)
        for path in our_tests()
        if path != Path(__file__) and "unittest.mock" in path.read_text()
    ]
    assert mocking == []
