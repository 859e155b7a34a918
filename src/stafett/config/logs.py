"""What the server writes while it runs: to standard error, a line a record, and no secrets."""

import logging
import re

from django.core.exceptions import ImproperlyConfigured

LEVELS = ("debug", "info", "warning", "error", "critical")
SECRET_LINK = re.compile(r"(/(?:invitation|guest|calendar|mail/stop)/)[^\s\"']+", re.IGNORECASE)
"""Who has the rest of such an address can be somebody else in something. Looked for in everything that is written:
Django writes addresses that were refused or went wrong, and where those who were refused came from."""
MASK = r"\1…"


class OneLine(logging.Formatter):
    """Time, level, who says it and what, a traceback too, as a single line."""

    default_time_format = "%Y-%m-%dT%H:%M:%S%z"
    default_msec_format = None

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return "\\n".join(SECRET_LINK.sub(MASK, super().format(record)).splitlines())


def configuration(level: str) -> dict[str, object]:
    """Django's setting for logging, from the least serious level that is to be written."""
    if level.lower() not in LEVELS:
        raise ImproperlyConfigured(f"STAFETT_LOG is one of {', '.join(LEVELS)}, not {level!r}.")
    by_the_root = {"handlers": [], "level": "NOTSET", "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"one line": {"()": OneLine}},
        "handlers": {"standard error": {"class": "logging.StreamHandler", "formatter": "one line"}},
        "root": {"handlers": ["standard error"], "level": level.upper()},
        "loggers": {"django": by_the_root, "django.server": by_the_root},
    }
