"""Every environment variable Stafett reads, with its meaning: the settings page is generated from here."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, what it does and what holds when it is not set."""

    name: str
    meaning: str
    default: str = ""

    def read(self) -> str:
        return os.environ.get(self.name, "").strip() or self.default

    def is_on(self) -> bool:
        return self.read().lower() in {"1", "yes", "true", "on"}

    def words(self) -> list[str]:
        return [word.strip() for word in self.read().split(",") if word.strip()]


DATA = Variable("STAFETT_DATA", "The folder for everything that is a file.", "var")
DATABASE_URL = Variable("DATABASE_URL", "Where the facts are. Empty: an SQLite file in the data folder.")
SECRET_KEY = Variable(
    "STAFETT_SECRET_KEY",
    "Signs sessions and one-time links. Empty: one is made and kept in the data folder, readable by its owner only.",
)
HOSTS = Variable(
    "STAFETT_HOSTS", "The names people use for this site, separated by commas.", "localhost,127.0.0.1"
)
HTTPS = Variable(
    "STAFETT_HTTPS", "Whether people reach the site over HTTPS (secure cookies, HSTS, redirect).", "yes"
)
PROXY = Variable(
    "STAFETT_PROXY", "Whether a trusted proxy in front sets X-Forwarded-Proto and X-Forwarded-For.", "no"
)
LOG = Variable(
    "STAFETT_LOG",
    "The least serious that is written to standard error: debug, info, warning, error or critical.",
    "warning",
)
CONTACT = Variable(
    "STAFETT_CONTACT",
    "Whom to tell when something is wrong, as people are told on error pages and in the accessibility statement: "
    "an e-mail address, a phone number or a web address.",
)
SITE = Variable(
    "STAFETT_SITE",
    "The address people reach the site at, for links in mail and invitations. Empty: https:// and the first name in "
    "STAFETT_HOSTS.",
)
SMTP = Variable(
    "STAFETT_SMTP",
    "The server that takes mail: smtp+starttls://user@host:587, smtps://user@host:465, or smtp://host:25 without "
    "encryption, for a server on this machine. Empty: no mail is sent, and what would have been waits for five days.",
)
SMTP_PASSWORD = Variable("STAFETT_SMTP_PASSWORD", "The password that goes with the user in STAFETT_SMTP.")
MAIL_FROM = Variable(
    "STAFETT_MAIL_FROM",
    "From whom mail comes: an address, or a name and an address as in Stafett <stafett@example.org>. "
    "Needed with STAFETT_SMTP.",
)
TODAY = Variable(
    "STAFETT_TODAY", "Sets the clock's day (YYYY-MM-DD) for demo data and tests; passed over anywhere else."
)

VARIABLES = [
    DATA, DATABASE_URL, SECRET_KEY, HOSTS, HTTPS, PROXY, SITE, SMTP, SMTP_PASSWORD, MAIL_FROM, LOG, CONTACT, TODAY,
]  # fmt: skip
