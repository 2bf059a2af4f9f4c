"""A letter says "is learning English" of a student whose status says so, and not of one whose status is to be determined."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_letters import shipped

from conftest import Run
from outcome import ok

CLAIMS = ("learning english", "aprendiendo inglés", "level of english", "nivel de inglés")
FOR_PARENTS = [kind for kind in shipped().kinds if shipped().choose(kind, "en").subject == "student"]


def text(run: Run, kind: str, language: str) -> str:
    return " ".join(
        ok(run, "letter", kind, "sof-l", "--language", language, "--format", "md", "--force").split()
    )


@pytest.mark.parametrize("home", ["", ":English", ":Spanish"])
@pytest.mark.parametrize("kind", [kind for kind in FOR_PARENTS if kind not in ("pwn", "staff-notice")])
def test_nothing_is_claimed_of_a_status_to_be_determined(
    caseload: Path, run: Run, kind: str, home: str
) -> None:
    links = caseload / "casemgr.yaml"
    with links.open("a", encoding="utf-8") as file:
        file.write('\nlinks: {english-learners: "https://example.org/el"}\n')
    ok(run, "edit", "sof-l", "--language", f"TBD{home}")
    for language in ("English", "Spanish"):
        said = text(run, kind, language).lower()
        assert not [claim for claim in CLAIMS if claim in said]


@pytest.mark.parametrize("status", ["EL", "ADEL"])
def test_of_a_learner_it_is_said(caseload: Path, run: Run, status: str) -> None:
    ok(run, "edit", "sof-l", "--language", f"{status}:Spanish")
    assert "Because Sofía is learning English" in text(run, "meeting-notice", "English")
    assert "Como Sofía está aprendiendo inglés" in text(run, "meeting-notice", "Spanish")
    assert "fitting the level of English" in text(run, "agenda", "English")


def test_the_notice_says_what_is_true_of_it(caseload: Path, run: Run) -> None:
    ok(run, "edit", "sof-l", "--language", "TBD")
    assert "Sofía's English language status is still to be determined." in text(
        run, "meeting-notice", "English"
    )
    assert "Aún no se ha determinado si Sofía aprende inglés" in text(run, "meeting-notice", "Spanish")
