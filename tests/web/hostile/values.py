"""What somebody hostile sends: for each kind of field what it can surely not take, and what it may or may not."""

import json
from random import Random

from .forms import CHOSEN, Field

BAD_DAYS = [
    "0000-00-00", "0000-01-01", "0001-01-01", "1899-12-31", "2026-02-30", "2026-13-01", "9999-12-31", "2200-01-01",
    "10000-01-01", "-2026-01-01", "2026-W30", "today", "nan", "1e9", "٢٠٢٦-٠٦-١٥x", "2026-06-15\0", "15" * 4000,
    "2026-06-15T25:00", "<b>2026-06-15</b>", "'; DROP TABLE people_person; --",
]  # fmt: skip
BAD_NUMBERS = [
    "-1", "-9223372036854775809", "9223372036854775808", "9" * 19, "9" * 400, "9" * 5000, "1e400", "nan", "inf",
    "-inf", "1.5", "0x10", "1_000_000", "²", "ten", "1\0", "99999999", "2147483648", "<1>", "[1]",
]  # fmt: skip
BAD_CHOICES = [
    "0", "-1", "9" * 18, "9" * 19, "9" * 5000, "x", "None", "null", "true", "[]", "{}", "1 OR 1=1", "../../etc/passwd",
    "\0", "²", "\ud800", "<script>alert(1)</script>", "{{7*7}}", "a" * 60_000,
]  # fmt: skip
ODD_TEXTS = [
    "\u202e\u200b\ufefftxet", "\u200f\u05d0\u05d1", "e\u0301" * 60, "<script>alert(1)</script>", "'\";-- DROP TABLE",
    '" autofocus onfocus="alert(1)', "</textarea><b>", "{{7*7}}{% debug %}", "%00%ff%n", "=1+1", "\U0001f9ff" * 40,
    "\udcff\udcc0\udcaf", "no\udce6 text", "\x01\x07\x1b[31m\x7f\x85", "a\r\nSet-Cookie: x=1\r\n\r\nb", "0", "nan",
    "\u2028\u2029", "\ufffe\uffff",
    json.dumps({"name": ["x"], "$gt": ""}), "Æ" * 299, "&lt;&amp;&#0;", "\t \n", "javascript:alert(1)",
]  # fmt: skip
BAD_FILES = [
    ("proof.pdf", b"", "application/pdf"), ("proof.pdf", b"<script>", "application/pdf"),
    ("proof.exe", b"MZ\x90\0", "application/pdf"), ("../../units.csv", b"\0\xff;PK", "text/csv"),
    ("people.csv", b"\xff\xfe\0;\0\n", "text/csv"), ("people.xlsx", b"PK\x03\x04" + b"\0" * 99, "image/png"),
    ("\u202efdp.exe", b"%PDX", "x/y"), ("a" * 300 + ".png", b"\x89PNG but not", "image/png"),
    ("people.csv", b"person_id\n" + b"x" * 500_000, "text/csv"), ("nul\0.jpg", b"\xff\xd8\xff" [:2], "image/jpeg"),
]  # fmt: skip
PADDING = "of no meaning "


def surely_bad(one: Field, chance: Random, foreign: list[int]) -> list[str]:
    """Values (each sent once) that the field, where it counts, can only refuse."""
    if one.kind == "date":
        return [chance.choice(BAD_DAYS)]
    if one.kind == "number":
        return [chance.choice(BAD_NUMBERS)]
    if one.kind in CHOSEN and one.offered != ["on"]:
        others = [value for value in [*BAD_CHOICES, *map(str, foreign)] if value not in one.offered]
        return [chance.choice(others)]
    if one.kind == "hidden":
        return [chance.choice([*BAD_CHOICES, *map(str, foreign)])]
    return [chance.choice(_bad_texts(one))]


def _bad_texts(one: Field) -> list[str]:
    bad = ["\0", f"Nothing\0{PADDING}"]
    if one.longest:
        bad += ["a" * (one.longest + 1), PADDING * one.longest, "9" * 60_000]
    if one.is_required:
        bad += ["", " \t\n", "\u00a0"]
    return bad


def odd(one: Field, chance: Random, foreign: list[int]) -> list[str]:
    """Values that the field may take or not: none, several, or others than anybody means."""
    texts = [*ODD_TEXTS, *BAD_DAYS, *BAD_NUMBERS, *BAD_CHOICES, *map(str, foreign)]
    count = chance.choice([0, 1, 1, 1, 1, 2, 3, 50])
    known = [*one.offered, *one.sent] or [""]
    return [chance.choice(known if chance.random() < 0.2 else texts) for _ in range(count)]


def as_bytes(text: str) -> bytes:
    """As it goes over the wire, where it may be no text at all."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
