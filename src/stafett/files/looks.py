"""One look through a file's bytes before it is read: its encoding, and what no reader should be fed.

Works in bounded memory whatever the file holds.
"""

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from .faults import WHOLE_FILE, WHOLE_LINE, Faults

CHUNK = 1 << 20
LONGEST_LINE = 1 << 20
"""Bytes. No honest record is a hundredth of this."""
NOT_IN_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Unreadable(Exception):
    """A fault that makes the rest of the file unreadable: its line, and the sentence."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line, self.text = line, text


@dataclass
class Look:
    """What is known of the bytes so far."""

    lines: int = 0
    pending: int = 0
    has_quotes: bool = False
    has_mark: bool = False
    valid: int = 0
    invalid: int = 0
    first_invalid: int = 0
    first_impossible: int = 0

    @property
    def encoding(self) -> str:
        if not self.first_invalid:
            return "utf-8-sig" if self.has_mark else "utf-8"
        return "cp1252"


def look(path: Path, file: str, faults: Faults) -> Look | None:
    """What the bytes of a file are; None, and the fault said, where they cannot be read as text."""
    try:
        return _look(path)
    except Unreadable as found:
        faults.add(file, found.line or 1, WHOLE_LINE if found.line else WHOLE_FILE, found.text)
    except OSError as error:
        why = error.strerror or type(error).__name__
        faults.add(file, 1, WHOLE_FILE, _("cannot be read (%(why)s); mend it or leave it out") % {"why": why})
    return None


def _look(path: Path) -> Look:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise Unreadable(0, _("is a folder; put a file with this name here, or remove it"))
    if not stat.S_ISREG(mode):
        raise Unreadable(0, _("is not an ordinary file; put an ordinary file here, or remove it"))
    found = Look()
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            _begin(found, chunk)
            _lines(found, chunk)
            _letters(found, chunk, decoder)
            found.lines += chunk.count(b"\n")
    _letters(found, b"", decoder, final=True)
    _decide(found)
    return found


def _begin(found: Look, chunk: bytes) -> None:
    if found.lines or found.pending:
        return
    if chunk.startswith(UTF_16):
        raise Unreadable(1, _("the file is UTF-16; save it as “CSV UTF-8”"))
    found.has_mark = chunk.startswith(codecs.BOM_UTF8)


def _lines(found: Look, chunk: bytes) -> None:
    """Lines inside a chunk are short enough; only those that go over its borders can be too long."""
    if (at := chunk.find(b"\0")) >= 0:
        line = found.lines + chunk.count(b"\n", 0, at) + 1
        raise Unreadable(line, _("a zero byte stands here; this is not a text file, export it again as CSV"))
    first, last = chunk.find(b"\n"), chunk.rfind(b"\n")
    found.pending += len(chunk) if first < 0 else first
    if found.pending > LONGEST_LINE:
        raise Unreadable(
            found.lines + 1, _("the line is longer than 1 MB; check the line breaks and export again")
        )
    if first >= 0:
        found.pending = len(chunk) - last - 1
    found.has_quotes = found.has_quotes or b'"' in chunk


def _letters(found: Look, chunk: bytes, decoder: codecs.IncrementalDecoder, *, final: bool = False) -> None:
    """Count what reads as UTF-8 beyond ASCII and what does not."""
    if chunk.isascii() and not decoder.getstate()[0] and not final:
        return
    text = decoder.decode(chunk, final)
    wrong = text.count("\ufffd") - chunk.count("\ufffd".encode())
    if wrong > 0 and not found.first_invalid:
        found.first_invalid = found.lines + text.count("\n", 0, text.index("\ufffd")) + 1
    found.invalid += max(wrong, 0)
    found.valid += len(text) - len(text.encode("ascii", "ignore")) - max(wrong, 0)
    if not found.first_impossible and (at := NOT_IN_WINDOWS_1252.search(chunk)):
        found.first_impossible = found.lines + chunk.count(b"\n", 0, at.start()) + 1


def _decide(found: Look) -> None:
    """UTF-8, else Windows-1252; but a file that is mostly good UTF-8 is a broken one, not another encoding."""
    if not found.first_invalid:
        return
    if found.has_mark or found.valid >= max(found.invalid, 1):
        raise Unreadable(
            found.first_invalid, _("a letter here is broken UTF-8; export the file again as UTF-8")
        )
    if found.first_impossible:
        raise Unreadable(
            found.first_impossible,
            _("a byte here is neither UTF-8 nor Windows-1252; export the file again as UTF-8"),
        )
