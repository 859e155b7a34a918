"""Evidence files: what is let in, and where the bytes are kept (outside the rows, under random names)."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

LARGEST = 10 * 1024 * 1024

SIGNATURES: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".webp": ("image/webp", (b"RIFF",)),
}
"""What may be handed in: the ending, its type, and how such a file begins."""


class EvidenceError(Exception):
    """A file was not let in; the text says why and what to do."""


@dataclass(frozen=True)
class Upload:
    """A file as it came: what it was called, how long it is, and its bytes."""

    name: str
    size: int
    file: IO[bytes]


def content_type(upload: Upload) -> str:
    """The type of a file that may be let in, judged by its ending and its first bytes. Raises EvidenceError."""
    ending = Path(upload.name).suffix.lower()
    if ending not in SIGNATURES:
        raise EvidenceError(_("Use a PDF or a picture (PNG, JPEG or WebP)."))
    if not 0 < upload.size <= LARGEST:
        raise EvidenceError(_("The file must hold something, and at most 10 MB."))
    kind, beginnings = SIGNATURES[ending]
    upload.file.seek(0)
    start = upload.file.read(16)
    if not start.startswith(beginnings) or (ending == ".webp" and start[8:12] != b"WEBP"):
        raise EvidenceError(_("The file is not what its name says. Save it again as PDF or a picture."))
    return kind


def keep(upload: Upload) -> str:
    """Write the bytes to the data folder and return the name they are kept under."""
    name = secrets.token_hex(24)
    place = path(name)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    upload.file.seek(0)
    with place.open("xb") as kept:
        while block := upload.file.read(1 << 16):
            kept.write(block)
    return name


def drop(name: str) -> None:
    """Remove bytes that no row came to point at."""
    path(name).unlink(missing_ok=True)


def path(name: str) -> Path:
    """Where a kept file lies."""
    return Path(settings.DATA) / "evidence" / name[:2] / name
