"""LibreOffice as a reader of our files, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SECONDS = 300
_NEEDED = ("soffice", "pdftotext")
needs_office = pytest.mark.skipif(
    not all(map(shutil.which, _NEEDED)), reason=f"needs {' and '.join(_NEEDED)}, which are not installed here"
)
_AS_WIDE_AS_TIMES = ("Times New Roman", "Liberation Serif", "Tinos")


def converted(folder: Path, ending: str, into: str = "pdf") -> list[Path]:
    """The folder's files of that ending, converted by LibreOffice with a profile of its own."""
    profile = folder / "profile"
    made = folder / "converted"
    files = sorted(folder.glob(f"*.{ending}"))
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", into]
    _run([*command, "--outdir", str(made), *map(str, files)])
    return sorted(made.iterdir())


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, laid out as it is on paper."""
    return _run(["pdftotext", "-layout", str(pdf), "-"]).split("\f")[:-1]


def has_times() -> bool:
    """Whether this computer has Times New Roman, or a font of the same widths."""
    return bool(shutil.which("fc-match")) and _run(["fc-match", "Times New Roman"]).partition('"')[
        2
    ].startswith(_AS_WIDE_AS_TIMES)


def _run(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, encoding="utf-8")
    return done.stdout
