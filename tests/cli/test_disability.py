"""A disability said anywhere asks for its form: at add, edit, in a plan, or at a referral. 34 CFR 300.311."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

NEW = ("--name", "Eve Poe", "--born", "2014-02-02", "--grade", "7", "--school", "Fernbrook Middle")
REVIEWS = ("--last-annual", "2025-12-10", "--last-evaluation", "2024-12-10")
MORE = "The next assessment asks for one thing more: SLD form."


def said(run: Run, day: str, *words: str) -> str:
    done = run("--as-of", day, *words)
    assert done.returncode == 0, done.stderr
    return " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    ("at_add", "area", "asks"),
    [
        ([], "SLD=Park", True),
        ([], "specific learning disability", True),
        (["--disability", "LD"], "health", True),
        (["--disability", "SLD"], "reading", True),
        ([], "reading=Park", False),
        (["--disability", "autism"], "reading=Park", False),
    ],
)
def test_the_form_is_asked_for_with_the_consent(
    caseload: Path, run: Run, at_add: list[str], area: str, asks: bool
) -> None:
    added = said(run, "2026-11-02", "add", "slt", *NEW, *REVIEWS, *at_add)
    assert (MORE in added) == (at_add[1:] in (["LD"], ["SLD"]))
    said(run, "2026-11-03", "assessment-plan", "slt", "--purpose", "supplemental", "--area", area)
    assert ("started SLD form" in said(run, "2026-11-10", "consent", "slt")) is asks


def test_edit_says_what_follows(caseload: Path, run: Run) -> None:
    ok(run, "add", "slt", *NEW, *REVIEWS)
    found = said(run, "2026-11-24", "edit", "slt", "--disability", "ED")
    assert "added disability: emotional disturbance" in found
    assert "The next assessment asks for one thing more: ED form." in found
    assert "asks for one thing more" not in said(run, "2026-11-24", "edit", "slt", "--disability", "autism")


def test_a_slip_is_refused_and_another_word_is_kept_with_a_note(caseload: Path, run: Run) -> None:
    slip = run("add", "slt", *NEW, *REVIEWS, "--disability", "autsm")
    assert slip.returncode != 0
    assert "did you mean autism?" in slip.stderr
    assert "recorded as typed" in said(run, "2026-11-24", "add", "slt", *NEW, *REVIEWS, "--disability", "joy")


def test_a_plan_for_a_student_without_any_says_so(caseload: Path, run: Run) -> None:
    said(run, "2026-11-02", "add", "slt", *NEW, *REVIEWS)
    plan = ("assessment-plan", "slt", "--purpose", "supplemental", "--area")
    asked = "No disability is on file. If it is specific learning disability or emotional disturbance: "
    assert f"{asked}casemgr edit slt --disability AREA" in said(run, "2026-11-03", *plan, "reading=Park")
    assert asked not in said(run, "2026-11-04", *plan, "SLD=Park")
    said(run, "2026-11-05", "edit", "slt", "--disability", "autism")
    assert asked not in said(run, "2026-11-06", *plan, "reading=Park")
