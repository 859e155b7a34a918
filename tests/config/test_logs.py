"""What the server writes: a line a record, and never the rest of a one-time link."""

import logging
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from stafett.config import logs

TOKEN = "zsPe4mE-9_kQ2v1aTok3nThatNobodyMaySee"
ASK = """
import django; django.setup()
from django.core.management import call_command; call_command("migrate", verbosity=0)
import logging
from django.test import Client
client = Client(enforce_csrf_checks=True)
link = "/invitation/{token}/"
client.get(link)
client.get(link.rstrip("/").upper())
client.get("/static" + link)
client.post(link, {{"password": "x"}}, headers={{"referer": "https://elsewhere.example.org" + link}}, secure=True)
logging.getLogger("stafett.files.tasks").error("one\\ntwo")
try:
    raise ValueError("https://stafett.example.org" + link)
except ValueError:
    logging.getLogger("django.request").exception("Internal Server Error: %s", link)
"""


TELL = """
import django; django.setup()
import logging
logging.getLogger("django.request").warning("One")
logging.getLogger("stafett").error("Two")
"""


def written(folder, program, **environment):
    """What an installation writes to standard error while a program runs."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    ours = {"DJANGO_SETTINGS_MODULE": "stafett.config.settings.production", "STAFETT_DATA": str(folder)}
    ours |= {"STAFETT_HOSTS": "testserver", "STAFETT_HTTPS": "no", "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**kept, **ours, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stderr


def said(*arguments):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, arguments[0], arguments[1:], None)
    return logs.OneLine().format(record).partition(" ")[2]


def test_an_installation_writes_no_one_time_link(tmp_path):
    lines = written(tmp_path, ASK.format(token=TOKEN)).splitlines()

    assert [line for line in lines if TOKEN.lower() in line.lower()] == []
    assert [line.split(" ", 1)[1][:62] for line in lines] == [
        "WARNING django.request: Not Found: /invitation/…",
        "WARNING django.request: Not Found: /INVITATION/…",
        "WARNING django.request: Not Found: /static/invitation/…",
        "WARNING django.security.csrf: Forbidden (Referer checking fail",
        "ERROR stafett.files.tasks: one\\ntwo",
        "ERROR django.request: Internal Server Error: /invitation/…\\nTr",
    ]


def test_what_is_less_serious_than_asked_for_is_not_written(tmp_path):
    lines = written(tmp_path, TELL, STAFETT_LOG="Error").splitlines()

    assert [line.split(" ", 1)[1] for line in lines] == ["ERROR stafett: Two"]


def test_the_address_of_a_one_time_link_is_the_one_that_is_masked():
    link = reverse("accounts:invitation", args=[TOKEN])

    assert said("Not Found: %s", link) == "WARNING django.request: Not Found: /invitation/…"


def test_so_is_that_of_a_guests_link():
    link = reverse("guest:arrival", args=[TOKEN])

    assert said("Too Many Requests: %s", link) == "WARNING django.request: Too Many Requests: /guest/…"


def test_the_list_of_invitations_may_be_named():
    assert said("Not Found: %s", "/invitation/") == "WARNING django.request: Not Found: /invitation/"


def test_a_level_that_is_none_is_refused_with_a_sentence():
    with pytest.raises(ImproperlyConfigured, match=r"^STAFETT_LOG is one of debug, info, .*, not 'loud'\.$"):
        logs.configuration("loud")
