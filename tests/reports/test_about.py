"""Duties of one rule are told apart by what each is about."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from outcome import ok


def test_services_and_requests_are_named_behind_the_duty(caseload: Path, run: Run) -> None:
    for service in ("occupational therapy", "counseling"):
        ok(run, "service", "ben-k", service, "--starts", "2026-11-20")
    ok(
        run,
        "parent-request",
        "ben-k",
        "--what",
        "an aide at recess, at lunch and on the bus",
        "--on",
        "11/20",
    )
    page = " ".join(ok(run, "today", "--all").split())
    for words in (
        "Service start (occupational therapy)",
        "Service start (counseling)",
        "Prior written notice (an aide at recess, at lunch and…)",
    ):
        assert words in page
        assert words in " ".join(ok(run, "due", "--student", "ben-k").split())
