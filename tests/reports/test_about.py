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


def test_what_was_asked_is_named_wherever_two_requests_would_look_alike(caseload: Path, run: Run) -> None:
    for what in ("an aide", "a lift"):
        ok(run, "parent-request", "ben-k", "--what", what, "--on", "11/20", "--meeting")
    later = ("--as-of", "2027-01-20")
    shorts = ("Prior written notice", "Consult: PWN", "Parent-requested IEP")
    both = [f"{short} ({what})" for short in shorts for what in ("an aide", "a lift")]
    title = "Answer the parent's request with prior written notice"
    for words, wanted in (
        (("today", "--all"), both),
        (("due", "--student", "ben-k"), both),
        (("show", "ben-k"), both),
        ((*later, "late", "--all"), [each for each in both if "Consult" not in each]),
        (("duties", "ben-k"), [f"{title} (an aide; a lift)"]),
        (("why", "ben-k", "written-notice"), [f"{title} (an aide)", "started Fri 11/20/2026 (a lift)"]),
    ):
        page = " ".join(ok(run, *words).split())
        assert [each for each in wanted if each not in page] == [], words
