"""What the assessment plan letter says is done in each area."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.law.words import area_of
from casemgr.paper.letters.vocabulary import AREA_DETAILS
from conftest import Run
from outcome import ok
from support import shipped_law


def test_an_area_on_file_under_another_name_is_described(caseload: Path, run: Run) -> None:
    """A plan of before keeps the name that it has there."""
    ok(run, "assessment-plan", "cal-d", "--area", "developmental", "--on", "2026-11-20")
    path = caseload / "students/cal-d.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("area: developmental", "area: academics"), encoding="utf-8")
    letter = ok(run, "letter", "assessment-plan", "cal-d", "--format", "md")
    assert "| Academics | Reading, writing and mathematics:" in letter


@pytest.mark.parametrize("words", ["ELD", "PE", "neuropsych", "phonological", "developmental", "SLP"])
def test_a_usual_area_is_described_in_both_languages(words: str) -> None:
    area = area_of(words, shipped_law().meanings)
    assert all(AREA_DETAILS[area])
