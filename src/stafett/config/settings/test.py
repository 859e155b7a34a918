"""The tests: a throw-away database (the one in DATABASE_URL, or SQLite in memory), quick hashes, tasks at once."""

import os
import tempfile
from pathlib import Path

from stafett.lib import clock

from .base import *
from .base import database

clock.may_be_set()
DEBUG = False
SNAPSHOTS = False  # what a test sees is evaluated afresh, unless the test is about them
SECRET_KEY = "tests-only"  # noqa: S105 - signs nothing that outlives a test
DATA = Path(tempfile.mkdtemp(prefix="stafett-test-"))
DATABASES = {"default": database(os.environ.get("DATABASE_URL") or "sqlite:///:memory:")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in production: SQLite in memory does not wait for locks.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
LANGUAGE_CODE = "en"  # the tests read the sentences of the code; those of bokmål by default say so themselves
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = DATA / "collected"  # looked for by whitenoise; the tests' server finds static files by itself
STATIC_ROOT.mkdir()
