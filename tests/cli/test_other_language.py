"""A paper in another language than the family's, where the law asks for theirs (34 CFR 300.503(c), 300.504(d))."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

SPANISH = "--contact", "Carmen Boyd, mother, , , Spanish"
NOTE = "Carmen Boyd's language is Spanish, and this was in English"


@pytest.fixture
def seth(caseload: Path, run: Run) -> None:
    named = ["--name", "Seth Boyd", "--born", "2013-11-11", "--grade", "8", "--school", "Fernbrook Middle"]
    reviews = ["--last-annual", "2026-03-10", "--last-evaluation", "2025-03-11"]
    ok(run, "add", "seth-b", *named, *reviews, *SPANISH, "--contact", "Tom Boyd, father, , , English")


@pytest.mark.parametrize(
    ("document", "language", "to", "note"),
    [
        ("safeguards", "English", "Carmen Boyd", NOTE),
        ("safeguards", "english", "carmen boyd", NOTE.replace("English", "english")),
        ("safeguards", "Spanish", "Carmen Boyd", ""),
        ("safeguards", "español", "Carmen Boyd", ""),
        ("safeguards", "English", "Tom Boyd", ""),
        ("safeguards", "English", "", ""),
        ("safeguards", "Hmong", "", "the family's language is Spanish, and this was in Hmong"),
        ("safeguards", "English", "Seth Boyd", ""),
        ("prior-written-notice", "English", "Carmen Boyd", NOTE),
        ("meeting-notice", "English", "Carmen Boyd", NOTE),
        ("progress-report", "English", "Carmen Boyd", ""),
    ],
)
def test_a_paper_in_another_language_is_noted(
    seth: None, run: Run, document: str, language: str, to: str, note: str
) -> None:
    named = ["--to", to] if to else []
    done = run("sent", "seth-b", document, "--language", language, *named, "--method", "mail")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stderr.split())
    assert ("language is" in said) == bool(note)
    assert note in said
    if note:
        assert f"casemgr sent seth-b {document} --language Spanish" in said


def test_a_language_not_said_is_not_taken_for_english(seth: None, run: Run) -> None:
    assert "language is" not in run("sent", "seth-b", "safeguards").stderr
