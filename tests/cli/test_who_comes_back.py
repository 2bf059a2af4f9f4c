"""A student who left and comes back: the last reviews are those on file, where no other is said."""

import json
from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

WHO = ("--name", "Ola Quist", "--born", "2015-06-20", "--grade", "5", "--school", "Fernbrook Elementary")
LAST = ("--last-annual", "2026-09-02", "--last-evaluation", "2024-03-10", "--last-progress", "2026-10-20")


@pytest.fixture
def away(caseload: Path, run: Run) -> str:
    """A student who left on October 30, before a triennial of March 2027 and an annual of September."""
    ok(run, "add", "o1", *WHO, *LAST, "--on", "9/4")
    ok(run, "exit", "o1", "--reason", "dropout", "--on", "10/30")
    return "o1"


def dues(run: Run, student: str, day: str) -> dict[str, str]:
    done = ok(run, "--as-of", day, "due", "--student", student, "--format", "json")
    return {each["rule"]: each["due"] for each in json.loads(done)["deadlines"]}


ADD = ("add",)
MOVED = ("transfer-in", "--from", "Lakeside", "--same-selpa")


@pytest.mark.parametrize(
    ("command", "day", "annual", "triennial"),
    [
        (MOVED, "2027-03-10", "2027-09-02", "2027-03-10"),
        (MOVED, "2027-03-11", "2027-09-02", None),  # it has passed, and may have been held elsewhere
        (MOVED, "2027-09-03", None, None),
        (ADD, "2027-03-10", "2027-09-02", "2027-03-10"),
        (ADD, "2027-03-11", "2027-09-02", "2027-03-10"),  # no IEP was made elsewhere
        (ADD, "2027-09-03", "2027-09-02", "2027-03-10"),
    ],
)
def test_the_last_reviews_are_those_on_file_while_no_other_may_be_held_elsewhere(
    run: Run, away: str, command: tuple[str, ...], day: str, annual: str | None, triennial: str | None
) -> None:
    done = run("--as-of", day, command[0], away, *command[1:], "--on", day)
    assert done.returncode == 0, done.stderr
    found = dues(run, away, day)
    assert (found.get("annual-review"), found.get("triennial")) == (annual, triennial)
    assert ("The last annual review is taken as on file, Wed 9/2" in done.stdout) == (annual is not None)
    missing = "without --last-evaluation or --next-triennial that deadline cannot be computed"
    assert (missing in done.stderr) == (triennial is None)


def test_what_is_said_goes_before_what_is_on_file(run: Run, away: str) -> None:
    said = ("--last-annual", "2026-11-12", "--next-triennial", "2029-05-01", "--on", "2027-01-19")
    ok(run, "--as-of", "2027-01-19", "add", away, *said)
    found = dues(run, away, "2027-01-19")
    assert (found["annual-review"], found["triennial"]) == ("2027-11-12", "2029-05-01")


def test_the_day_of_a_waiver_is_no_evaluation(caseload: Path, run: Run) -> None:
    """The triennial of 2026 was waived, which starts the next three years; the evaluation itself was in 2023."""
    ok(
        run,
        "add",
        "o1",
        *WHO,
        "--last-annual",
        "2026-09-02",
        "--last-evaluation",
        "2023-11-10",
        "--on",
        "9/4",
    )
    waiver = ("--scope", "not-needed", "--waiver-signed", "9/18", "--on", "9/18")
    ok(run, "plan-triennial", "o1", *waiver)
    ok(run, "exit", "o1", "--reason", "dropout", "--on", "10/30")
    day = "2027-01-19"
    done = run("--as-of", day, "add", "o1", "--on", day)
    assert done.returncode == 0, done.stderr
    assert "without --last-evaluation or --next-triennial that deadline cannot be computed" in done.stderr
    assert "The last annual review is taken as on file, Wed 9/2" in done.stdout
    assert "last_evaluation: 2026-09-18" not in (caseload / "students" / "o1.yaml").read_text(
        encoding="utf-8"
    )


def test_a_meeting_held_here_is_the_last_review(run: Run, away: str) -> None:
    """Back in the spring, out of date as it was; a meeting of both then, and away again."""
    ok(run, "--as-of", "2027-01-19", "add", away, "--on", "2027-01-19")
    both = ("--purpose", "annual", "--purpose", "triennial", "--outcome", "completed", "--eligible")
    ok(run, "--as-of", "2027-02-09", "hold-iep", away, *both, "--parent", "in-person")
    ok(run, "--as-of", "2027-03-01", "exit", away, "--reason", "dropout")
    back = ("--as-of", "2027-04-12", "add", away, "--on", "2027-04-12")
    said = ok(run, *back)
    assert "The last evaluation is taken as on file, Tue 2/9" in said
    found = dues(run, away, "2027-04-12")
    assert (found["annual-review"], found["triennial"]) == ("2028-02-09", "2030-02-09")


def test_who_is_here_is_not_added_again(caseload: Path, run: Run) -> None:
    ok(run, "add", "o1", *WHO, *LAST, "--on", "9/4")
    done = run("add", "o1")
    assert done.returncode == 3
    assert "o1: not recorded: the student was added on Fri 9/4/2026 and has not left" in done.stderr
    assert "a new student needs --name" in run("add", "nobody").stderr


ENDED = {
    "not eligible": (
        *("hold-iep", "o1", "--purpose", "triennial", "--on", "10/8", "--outcome", "completed"),
        *("--not-eligible", "--parent", "in-person"),
    ),
    "revoked": ("revoke-consent", "o1", "--signed", "10/8", "--on", "10/8", "--by", "parent"),
}


@pytest.mark.parametrize("how", ENDED.values(), ids=ENDED)
def test_who_has_no_iep_any_more_may_be_added(caseload: Path, run: Run, how: tuple[str, ...]) -> None:
    ok(run, "add", "o1", *WHO, *LAST, "--on", "9/4")
    ok(run, *how)
    ok(run, "add", "o1", "--last-annual", "2026-11-04", "--last-evaluation", "2026-11-04", "--on", "11/20")
    assert dues(run, "o1", "2026-11-23")["annual-review"] == "2027-11-04"
    assert run("add", "o1").returncode == 3


@pytest.mark.parametrize("how", ENDED.values(), ids=ENDED)
def test_the_reviews_of_an_iep_that_ended_are_not_those_of_the_next(
    caseload: Path, run: Run, how: tuple[str, ...]
) -> None:
    ok(run, "add", "o1", *WHO, *LAST, "--on", "9/4")
    ok(run, *how)
    done = run("add", "o1", "--on", "11/20")
    assert done.returncode == 0
    for each in ("--last-annual or --next-annual", "--last-evaluation or --next-triennial"):
        assert f"without {each} that deadline cannot be computed" in done.stderr
