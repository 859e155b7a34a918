"""What the commands share: the terminal's language, days, organisations and the progress bar."""

import argparse
import io
from datetime import date

import pytest

from stafett.config import terminal
from stafett.config.management.commands import status
from stafett.config.terminal import Stop
from tests import factories


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nb_NO", "LC_MESSAGES": "nn_NO"}, "nn"),
        ({"LANG": "nb_NO", "LC_MESSAGES": "nn_NO", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_terminals_where_it_is_norwegian(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal.language() == expected


def test_what_is_wrong_with_the_arguments_is_said_in_the_terminals_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "nn_NO.UTF-8")
    with pytest.raises(SystemExit):
        status.Command().run_from_argv(["stafett", "status", "export", "--on", "tomorrow"])
    assert "«tomorrow» er ikkje ein dag frå 1900 til 2199" in capsys.readouterr().err


def test_a_day_is_an_iso_date_within_the_rule_books_years() -> None:
    assert terminal.day("2026-02-28") == date(2026, 2, 28)
    for text in ("2026-02-30", "20260228", "28.02.2026", "1899-12-31", "2200-01-01", "today", ""):
        with pytest.raises(argparse.ArgumentTypeError):
            terminal.day(text)


@pytest.mark.django_db
def test_the_organisation_is_the_one_named_or_the_only_one() -> None:
    with pytest.raises(Stop, match=r"^There is no organisation yet"):
        terminal.organisation(None)
    granli = factories.organisation("Granli", key="granli")
    assert terminal.organisation(None) == granli
    solvik = factories.organisation("Solvik", key="solvik")
    assert terminal.organisation("solvik") == solvik
    with pytest.raises(Stop, match=r"^There are several"):
        terminal.organisation(None)
    with pytest.raises(Stop, match=r"^There is no organisation “gone”"):
        terminal.organisation("gone")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_fills_on_a_terminal_and_nowhere_else() -> None:
    screen, file = Terminal(), io.StringIO()
    for where in (screen, file):
        show = terminal.bar(where)
        show(1, 4)
        show(4, 4)
    assert screen.getvalue() == f"\r[{'#' * 10}{' ' * 30}] 1/4\r[{'#' * 40}] 4/4\n"
    assert file.getvalue() == ""
