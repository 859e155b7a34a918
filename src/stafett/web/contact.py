"""Whom to tell when something is wrong, in the form one can press."""

import re

from django.utils.html import format_html

EMAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+")
WEB = re.compile(r"https?://\S+")
PHONE = re.compile(r"\+?[\d ]{3,20}")


def link(given: str) -> str:
    """An e-mail address, a web address or a phone number as a link; other words as they are, to be escaped."""
    if EMAIL.fullmatch(given):
        return format_html('<a href="mailto:{0}">{0}</a>', given)
    if WEB.fullmatch(given):
        return format_html('<a href="{0}">{0}</a>', given)
    if PHONE.fullmatch(given):
        return format_html('<a href="tel:{}">{}</a>', given.replace(" ", ""), given)
    return given
