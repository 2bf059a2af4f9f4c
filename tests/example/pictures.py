"""Draw the pictures that README shows, from the example caseload.

    python tests/example/pictures.py [FOLDER]

The PDFs' own pages as small PNG files: the year, the month after the example's today, a student's timeline, and a
letter. Needs pdftoppm (poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
CASELOAD = HERE.parent.parent / "caseload"
DOTS_PER_INCH = "96"


class Picture(NamedTuple):
    """One page of what a command prints."""

    name: str
    command: tuple[str, ...]
    page: int


YEAR = ("calendar", "--year", "2026-27")
PICTURES = (
    Picture("year", YEAR, 1),
    Picture("december", YEAR, 3),
    Picture("timeline", ("calendar", "--student", "ana-r"), 1),
    Picture("letter", ("letter", "meeting-notice", "ben-k"), 1),
)


def draw(folder: Path) -> None:
    """Write each picture into the folder."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, command, page in PICTURES:
            pdf = str(Path(scratch) / f"{name}.pdf")
            words = ("--caseload", str(CASELOAD), *command, "-o", pdf)
            subprocess.run([sys.executable, "-m", "casemgr", *words], check=True)
            one_page = ("-singlefile", "-f", str(page), "-l", str(page))
            subprocess.run(
                ["pdftoppm", "-png", "-r", DOTS_PER_INCH, *one_page, pdf, str(folder / name)], check=True
            )


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pictures")
