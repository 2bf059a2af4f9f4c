"""Draw the pictures of the wall calendar that README shows, from the example caseload.

    python tests/example/pictures.py [FOLDER]

The PDF's own pages as small PNG files: the year, and the month of the example's today. Needs pdftoppm (poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASELOAD = HERE.parent.parent / "caseload"
PICTURES = {"year": 1, "december": 7}
DOTS_PER_INCH = "96"


def draw(folder: Path) -> None:
    """Write one picture a page named in PICTURES."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        pdf = Path(scratch) / "year.pdf"
        calendar = ("--caseload", str(CASELOAD), "calendar", "--year", "2026-27", "-o", str(pdf))
        subprocess.run([sys.executable, "-m", "casemgr", *calendar], check=True)
        for name, page in PICTURES.items():
            number = str(page)
            subprocess.run(
                ["pdftoppm", "-png", "-singlefile", "-r", DOTS_PER_INCH, "-f", number, "-l", number, str(pdf), str(folder / name)],
                check=True,
            )  # fmt: skip


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pictures")
