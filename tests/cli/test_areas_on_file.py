"""An area of a plan on file keeps the name that it has there, also where the law files know it by another name since."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

PLAN = """\
- id: plan22
  type: assessment_plan_given
  date: 2026-11-05
  recorded: 2026-11-05
  purpose: initial
  areas: [{area: academics, assessor: Marcus Bell}, {area: adaptive-behavior}, {area: medical}]
  safeguards: true
"""
CONSENT = """\
- id: cons22
  type: consent_received
  date: 2026-11-12
  recorded: 2026-11-12
  purpose: initial
"""
REFERRED = ("refer", "cal-d", "--on", "11/2", "--by", "parent")


def _file(caseload: Path) -> Path:
    return caseload / "students/cal-d.yaml"


def _add(caseload: Path, *events: str) -> None:
    text = _file(caseload).read_text(encoding="utf-8").removesuffix("...\n")
    _file(caseload).write_text("".join((text, *events, "...\n")), encoding="utf-8")


@pytest.fixture
def planned(caseload: Path, run: Run) -> Path:
    """A plan was recorded when the law files did not know its areas by another name."""
    ok(run, *REFERRED)
    _add(caseload, PLAN)
    return caseload


@pytest.fixture
def agreed(planned: Path) -> Path:
    _add(planned, CONSENT)
    return planned


@pytest.mark.parametrize(
    "typed",
    [
        ("academics", "adaptive behavior", "medical"),
        ("academic", "adaptive", "health"),
        ("achievement", "adaptive-skills", "nursing"),
    ],
)
def test_a_report_is_on_the_area_agreed_to(agreed: Path, run: Run, typed: tuple[str, ...]) -> None:
    done = [ok(run, "assessor-reported", "cal-d", area, "--on", "11/20", "--by", "Marcus") for area in typed]
    text = _file(agreed).read_text(encoding="utf-8")
    for area in ("academics", "adaptive-behavior", "medical"):
        assert f"  area: {area}\n" in text
    assert ["met      Assessors' reports" in each for each in done] == [False, False, True]


def test_a_report_on_another_area_is_refused(agreed: Path, run: Run) -> None:
    done = run("assessor-reported", "cal-d", "motor", "--on", "11/20", "--by", "Marcus")
    assert "motor is not among the areas consented to (academics, adaptive-behavior, medical)" in done.stderr


def test_a_report_is_on_the_assessment_agreed_to_last(agreed: Path, run: Run) -> None:
    later = PLAN.replace("plan22", "plan23").replace("academics", "academic").replace("initial", "triennial")
    consent = CONSENT.replace("cons22", "cons23").replace("initial", "triennial")
    _add(agreed, later.replace("11-05", "11-16"), consent.replace("11-12", "11-17"))
    ok(run, "assessor-reported", "cal-d", "academics", "--on", "11/20", "--by", "Marcus")
    assert "  area: academic\n" in _file(agreed).read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", [("academics", "medical"), ("academic", "nursing")])
def test_a_consent_is_to_the_areas_of_the_plan(planned: Path, run: Run, typed: tuple[str, str]) -> None:
    some = [word for area in typed for word in ("--agreed", area)]
    ok(run, "consent", "cal-d", "--on", "11/12", *some)
    assert "  areas: [academics, medical]\n" in _file(planned).read_text(encoding="utf-8")


def test_all_areas_under_other_names_are_the_whole_plan(planned: Path, run: Run) -> None:
    some = ("--agreed", "academic", "--agreed", "adaptive", "--agreed", "health")
    assert "for these areas only" not in ok(run, "consent", "cal-d", "--on", "11/12", *some)


@pytest.mark.parametrize(
    ("event", "change", "line"),
    [
        ("cons22", ("--area", "academic"), "  areas: [academics]\n"),
        ("cons22", ("areas=academic, health",), "  areas: [academics, medical]\n"),
        ("plan22", ("--area", "academics=Priya Nair"), "{area: academics, assessor: Priya Nair}"),
    ],
)
def test_what_is_corrected_keeps_the_areas_names(
    agreed: Path, run: Run, event: str, change: tuple[str, ...], line: str
) -> None:
    ok(run, "correct", "cal-d", event, *change)
    assert line in _file(agreed).read_text(encoding="utf-8")


def test_a_forced_report_is_put_right(agreed: Path, run: Run) -> None:
    _add(
        agreed,
        "- id: rept22\n  type: assessor_reported\n  date: 2026-11-18\n  recorded: 2026-11-18\n  area: motor\n",
    )
    ok(run, "correct", "cal-d", "rept22", "--area", "academic")
    assert "  area: academics\n" in _file(agreed).read_text(encoding="utf-8")


def test_another_name_on_file_is_no_slip(agreed: Path, run: Run) -> None:
    """An area that was recorded as typed and is another name of one by now."""
    done = run("check")
    assert "academics is no area" not in done.stdout + done.stderr
    _file(agreed).write_text(
        _file(agreed).read_text(encoding="utf-8").replace("academics", "acadmic"), encoding="utf-8"
    )
    assert "acadmic is no area that a rule or the law names; did you mean `academic`?" in run("check").stderr


@pytest.mark.parametrize("typed", ["medical", "health", "nursing"])
def test_a_disability_is_taken_out_under_the_name_on_file(caseload: Path, run: Run, typed: str) -> None:
    text = _file(caseload).read_text(encoding="utf-8")
    _file(caseload).write_text(
        text.replace("suspected: [autism]", "suspected: [autism, medical]"), encoding="utf-8"
    )
    ok(run, "edit", "cal-d", "--not-disability", typed)
    assert "suspected: [autism]" in _file(caseload).read_text(encoding="utf-8")


def test_whoever_names_the_assessor_is_shown_the_area(agreed: Path, run: Run) -> None:
    said = run("assessor-reported", "cal-d", "marcus", "--on", "11/20").stderr
    assert "marcus is not among the areas consented to (academics, adaptive-behavior, medical)" in said
    assert "a report is recorded by its area: Marcus Bell's is academics" in said
