"""Programs of others that read what we print: a browser, a PDF reader, a calendar client."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def program(*names: str) -> str:
    """The first of these that is installed. Without one the test fails on CI; elsewhere it is skipped, and says so."""
    for name in names:
        if found := shutil.which(name):
            return found
    missing = f"{' or '.join(names)} is not installed"
    if os.environ.get("CI"):
        pytest.fail(f"{missing}; .ci/run installs it")
    pytest.skip(missing)


def text_of(pdf: Path, order: str = "-layout") -> list[str]:
    """The text of each page, line by line across it, or `-raw`: cell by cell."""
    done = subprocess.run(
        [program("pdftotext"), order, str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]


def facts_of(pdf: Path) -> dict[str, str]:
    """What pdfinfo says: `Title`, `Pages`, `Tagged` …"""
    done = subprocess.run([program("pdfinfo"), str(pdf)], capture_output=True, text=True, check=True)
    return {
        key: value.strip() for key, _, value in (line.partition(":") for line in done.stdout.splitlines())
    }


def printed_by_browser(page: Path) -> Path:
    """The page as a browser prints it."""
    pdf = page.with_suffix(".printed.pdf")
    subprocess.run(
        [
            program(*BROWSERS),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={page.parent / 'browser'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return pdf
