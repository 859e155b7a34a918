"""`stafett serve`."""

import pytest
from django.core.management import call_command
from django.test import override_settings

from stafett.config.management.commands import serve


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"port": 0}, "--port is a number from 1 to 65535."),
        ({"port": 70000}, "--port is a number from 1 to 65535."),
        ({"workers": 0}, "--workers is a number from 1 to 64."),
        ({"workers": 65}, "--workers is a number from 1 to 64."),
    ],
)
def test_what_makes_no_sense_is_refused(db, capsys, options, said):
    with pytest.raises(SystemExit, match="2"):
        call_command("serve", **options)
    assert said in capsys.readouterr().err


def test_without_its_style_sheets_it_does_not_start(db, capsys, tmp_path):
    with override_settings(STATIC_ROOT=tmp_path), pytest.raises(SystemExit, match="2"):
        call_command("serve")
    assert "The style sheets and scripts are not there." in capsys.readouterr().err


def test_no_line_is_written_for_each_request():
    """Its address may be a one-time link."""
    assert "--no-access-log" in serve._site("127.0.0.1", 8000, 1)
