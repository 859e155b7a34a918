"""The demo: its own database file, loopback only, one-click log-ins. Started by `stafett demo` alone."""

import os

from django.core.exceptions import ImproperlyConfigured

from stafett.lib import clock

from .base import *
from .base import DATA, database, secret_key

if os.environ.get("DATABASE_URL"):
    raise ImproperlyConfigured("The demo has its own database: unset DATABASE_URL to run it.")

clock.may_be_set()
DEMO = True
DEBUG = False
DATA = DATA / "demo"
SECRET_KEY = secret_key()
DATABASES = {"default": database(f"sqlite:///{DATA}/stafett.sqlite3")}
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "stafett.config.urls_demo"
LOGIN_URL = "demo:people"
INSTALLED_APPS = [*INSTALLED_APPS, "stafett.demo"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
