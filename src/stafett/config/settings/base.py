"""What production, the demo and the tests share."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

import dj_database_url
import django_htmx
from django.utils.csp import CSP

from stafett.recipes import RECIPES

from . import variables

PACKAGE = Path(__file__).resolve().parents[2]
DATA = Path(variables.DATA.read()).resolve()
DEMO = False
SNAPSHOTS = True
"""Whether pages read snapshots of everybody's cells where there are some."""
CONTACT = ""


def secret_key() -> str:
    """The key from the environment, or one made once and kept in the data folder."""
    if given := variables.SECRET_KEY.read():
        return given
    kept = DATA / "secret-key"
    if not kept.exists():
        _keep_new_secret(kept)
    return kept.read_text()


def _keep_new_secret(kept: Path) -> None:
    """Written whole before it has its name: who comes at the same time reads a whole key, the same one."""
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=kept.parent) as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        with contextlib.suppress(FileExistsError):
            os.link(file.name, kept)


def database(url: str) -> dict[str, object]:
    """Django's setting for a database address; an SQLite file is opened safe and patient."""
    found = dict(dj_database_url.parse(url))
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        }
        found["CONN_MAX_AGE"] = (
            600  # the last to leave the file tidies it up, and somebody would wait for that
        )
    else:
        found["OPTIONS"] = {
            "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
            "server_side_binding": True,  # what is asked again and again is planned once a connection
            "prepare_threshold": 5,
        }
        found["CONN_MAX_AGE"] = 0
    return found


INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_htmx",
    "django_tasks_db",
    "stafett.audit",
    "stafett.people",
    "stafett.communication",
    "stafett.records",
    "stafett.plans",
    "stafett.standings",
    "stafett.arenas",
    "stafett.matters",
    "stafett.pulses",
    *(f"stafett.recipes.{code}" for code in RECIPES),
    "stafett.files",
    "stafett.web",
    "stafett.config",
]
MIDDLEWARE = [
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "stafett.web.accounts.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "stafett.web.bodies.BodyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "stafett.web.access.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "stafett.web.parts.everywhere",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
ROOT_URLCONF = "stafett.config.urls"
WSGI_APPLICATION = "stafett.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Identity"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "stafett.web.accounts.login.locked_out"
AXES_CLIENT_IP_CALLABLE = "stafett.web.accounts.proof.client_address"
AXES_USERNAME_FORM_FIELD = "username"  # else it counts failures under no name, and locks nobody
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # fifteen minutes are fifteen minutes
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "password", "repeat", "current", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True  # the installation's log remembers log-ins
BEHIND_PROXY = False
SESSION_ENGINE = "stafett.web.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["stafett.config.formats"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = PACKAGE / "web" / "static" / "built" / "collected"
STATICFILES_DIRS = [
    ("built", PACKAGE / "web" / "static" / "built" / "assets"),
    PACKAGE / "web" / "static" / "own",
    Path(django_htmx.__file__).parent / "static",
]
# Looked for by app, ours would be found twice, and what is collected below them again without end.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MAILERS: dict[str, object] = {}
"""Where mail is sent: nowhere, unless production is told."""
SILENCED_SYSTEM_CHECKS = ["mail.W001"]  # `stafett check` says it in its own words
MAIL_FROM = ""
SITE = ""
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, where there is no HTTPS
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "stafett.web.home.errors.expired"
