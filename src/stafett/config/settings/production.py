"""A real installation. Everything it needs from outside is an environment variable."""

from stafett.config import logs, mail

from . import variables
from .base import *
from .base import DATA, database, secret_key

DEBUG = False
SECRET_KEY = secret_key()
DATABASES = {"default": database(variables.DATABASE_URL.read() or f"sqlite:///{DATA}/stafett.sqlite3")}
ALLOWED_HOSTS = variables.HOSTS.words()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CONTACT = variables.CONTACT.read()
SITE = variables.SITE.read().rstrip("/")
MAIL_FROM = variables.MAIL_FROM.read()
MAILERS = mail.mailers(variables.SMTP.read(), password=variables.SMTP_PASSWORD.read(), sender=MAIL_FROM)
LOGGING = logs.configuration(variables.LOG.read())

if variables.HTTPS.is_on():
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
if variables.PROXY.is_on():
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    BEHIND_PROXY = True
