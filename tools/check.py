"""Everything a machine can say about the code without running it; all of it is said, then it fails or not."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
TEMPLATES = "src/stafett/web/templates"
OURS = {
    "DJANGO_SETTINGS_MODULE": "stafett.config.settings.production",
    "STAFETT_SECRET_KEY": "checks-only",
    "STAFETT_TODAY": "",
    "DATABASE_URL": "sqlite:///:memory:",
    "PYTHONPATH": "src",
}
COMMANDS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy", "--no-error-summary"],
    "floors": ["lint-imports", "--no-logo"],
    "templates": ["djlint", "--lint", "--quiet", TEMPLATES],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "translations": ["python", "tools/translations.py", "check"],
    "generated docs": ["python", "tools/docs.py", "--check"],
}
UNWANTED = {
    "a machine's path": re.compile(r"(?<![\w.])/(?:root|work|home)/\w"),
    "a registry's address": re.compile(
        r"p[y]pi\.org/|files\.python[h]osted|registry\.n[p]mjs|registry\.yarn[p]kg|\bartifactory\b|[/.]nexus\."
    ),
    "a private key": re.compile(r"BEGIN [A-Z ]*PRIVATE KEY"),
    "a conflict mark": re.compile(r"^(<{7} |>{7} |={7}$)", re.MULTILINE),
}


def run(name: str, command: list[str]) -> bool:
    """Run one tool; what it says is shown only when it is not content."""
    words = [str(PROGRAMS / command[0]), *command[1:]]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **OURS}, capture_output=True, text=True, check=False, timeout=600
    )
    return say(name, [] if done.returncode == 0 else [done.stdout + done.stderr])


def say(name: str, faults: list[str]) -> bool:
    print(f"{'ok  ' if not faults else 'FAIL'} {name}", flush=True)
    if faults:
        print("\n".join(f"     {line}" for text in faults for line in text.strip().splitlines()), flush=True)
    return not faults


def unwanted() -> Iterator[str]:
    """What may not stand in the repository, in any text file git knows."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path == Path(__file__).resolve() or not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        for what, pattern in UNWANTED.items():
            for found in pattern.finditer(text):
                yield f"{name}:{text.count(chr(10), 0, found.start()) + 1}: {what}: {found[0]}"


def lock_behind() -> Iterator[str]:
    """Whether pyproject.toml asks for something the lock does not have. Resolved from the lock's own versions."""
    uv = ROOT / ".uvenv" / "bin" / "uv"
    if not uv.exists():
        return
    lock = ROOT / "requirements-dev.lock"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / lock.name
        copy.write_text(lock.read_text())
        words = [str(uv), "pip", "compile", "--universal", "--python-version", "3.12", "--generate-hashes"]
        words += [
            "--no-annotate",
            "--no-header",
            "--quiet",
            "--group",
            "dev",
            "pyproject.toml",
            "-o",
            str(copy),
        ]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            print(f"     (the lock could not be resolved here: {done.stderr.strip().splitlines()[-1:]})")
        elif versions(copy) != versions(lock):
            yield "requirements-dev.lock is behind pyproject.toml; CONTRIBUTING.md says how it is made"


def versions(lock: Path) -> list[str]:
    return [line.split(" \\")[0] for line in lock.read_text().splitlines() if re.match(r"[a-z0-9]", line)]


def main() -> int:
    (PROGRAMS / "python").exists() or sys.exit("Run `make setup` first.")
    good = [run(name, command) for name, command in COMMANDS.items()]
    good.append(say("nothing unwanted", list(unwanted())))
    good.append(say("lock", list(lock_behind())))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
