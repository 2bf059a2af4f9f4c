"""A provider who reported and then left: the report counts for its time, and one that was missing can still come in."""

from __future__ import annotations

import pytest

from conftest import Run
from outcome import ok


def flat(text: str) -> str:
    return " ".join(text.split())


def all_of(run: Run, day: str, *words: str) -> str:
    """What is recorded, and the notes."""
    done = run("--as-of", day, *words)
    assert not done.returncode, done.stderr
    return flat(done.stdout + done.stderr)


def add(run: Run, student: str, name: str, *providers: str) -> None:
    who = ["--name", name, "--born", "2011-05-01", "--grade", "9", "--school", "Fernbrook Elementary"]
    staff = [word for each in providers for word in ("--provider", each)]
    dates = [
        "--last-annual",
        "2026-08-20",
        "--last-evaluation",
        "2025-10-01",
        "--last-progress",
        "2026-06-04",
    ]
    ok(run, "--as-of", "2026-09-10", "add", student, *who, *staff, *dates)


@pytest.fixture
def two(run: Run) -> None:
    """Zed has two providers, Uma only the one who is to leave; the reports of 9/18 went home with all of theirs."""
    add(run, "zed-q", "Zed Quill", "Vera Holt=SAI", "Kim Roe=speech")
    add(run, "uma-r", "Uma Rask", "Kim Roe=speech")
    for words in (("zed-q", "Vera"), ("zed-q", "Kim"), ("uma-r", "Kim")):
        all_of(run, "2026-09-10", "provider-reported", *words)
    all_of(run, "2026-09-18", "progress-sent", "zed-q", "uma-r", "--yes")


FOLLOWED = ("--left", "Kim Roe", "--followed-by", "Ines Paz")


def reports_on(run: Run, day: str) -> str:
    """The page of a day, but for the line that she is to hear of the IEP."""
    page = flat(ok(run, "--as-of", day, "today", "--all"))
    return page.replace("New staff informed (Ines Paz)", "")


@pytest.mark.usefixtures("caseload", "two")
def test_who_follows_is_not_awaited_for_what_was_reported(run: Run) -> None:
    for student in ("zed-q", "uma-r"):
        all_of(run, "2026-10-21", "provider-reported", student, "Kim")
    all_of(run, "2026-10-23", "edit", "--all", *FOLLOWED, "--yes")
    assert "Ines Paz" not in reports_on(run, "2026-10-26")
    assert "met Providers report" in all_of(run, "2026-10-26", "provider-reported", "zed-q", "Vera")
    sent = all_of(run, "2026-10-30", "progress-sent", "zed-q", "uma-r", "--yes")
    assert "not reported yet" not in sent
    after = flat(ok(run, "--as-of", "2026-10-30", "progress-due"))
    assert "Went home before all had reported" not in after
    # For the next one she is.
    assert "Paz" in after


@pytest.mark.usefixtures("caseload", "two")
def test_it_is_the_same_where_it_is_written_down_only_after_the_change(run: Run) -> None:
    all_of(run, "2026-10-23", "edit", "--all", *FOLLOWED, "--yes")
    assert "Ines Paz" in reports_on(run, "2026-10-23")
    late = all_of(
        run, "2026-10-26", "provider-reported", "--all-due", "Kim Roe", "--on", "10/21", "--within", "60"
    )
    assert "uma-r provider reported: met Providers report" in late
    assert "not among" not in late
    assert "Ines Paz" not in reports_on(run, "2026-10-26")


@pytest.mark.usefixtures("caseload", "two")
def test_one_who_gave_the_same_beside_them_is_awaited(run: Run) -> None:
    all_of(run, "2026-10-01", "edit", "uma-r", "--provider", "Ines Paz=speech")
    all_of(run, "2026-10-21", "provider-reported", "uma-r", "Kim")
    all_of(run, "2026-10-23", "edit", "uma-r", "--left", "Kim")
    assert "not reported yet: Ines Paz" in all_of(run, "2026-10-30", "progress-sent", "uma-r")


@pytest.mark.usefixtures("caseload", "two")
def test_who_follows_in_one_service_is_awaited_for_another(run: Run) -> None:
    all_of(run, "2026-10-01", "edit", "uma-r", "--provider", "Ines Paz=OT")
    all_of(run, "2026-10-21", "provider-reported", "uma-r", "Kim")
    all_of(run, "2026-10-23", "edit", "uma-r", *FOLLOWED)
    assert "not reported yet: Ines Paz" in all_of(run, "2026-10-30", "progress-sent", "uma-r")


@pytest.mark.usefixtures("caseload")
@pytest.mark.parametrize("day", ["2026-10-23", "2026-10-26"])
def test_services_without_names_follow_where_one_comes_as_the_other_goes(run: Run, day: str) -> None:
    add(run, "zed-q", "Zed Quill", "Kim Roe")
    all_of(run, "2026-10-21", "provider-reported", "zed-q", "Kim")
    all_of(run, "2026-10-23", "edit", "zed-q", "--left", "Kim")
    all_of(run, day, "edit", "zed-q", "--provider", "Ines Paz")
    sent = all_of(run, "2026-10-30", "progress-sent", "zed-q")
    assert ("not reported yet: Ines Paz" in sent) == (day == "2026-10-26")


@pytest.mark.usefixtures("caseload", "two")
def test_a_report_of_the_time_before_excuses_nobody(run: Run) -> None:
    all_of(run, "2026-10-23", "edit", "--all", *FOLLOWED, "--yes")
    assert "not reported yet: Ines Paz" in all_of(run, "2026-10-30", "progress-sent", "uma-r")


@pytest.fixture
def missing(run: Run) -> None:
    """The report of 9/18 went home without Kim Roe's, who left on 10/23."""
    add(run, "zed-q", "Zed Quill", "Vera Holt=SAI", "Kim Roe=speech")
    add(run, "uma-r", "Uma Rask", "Kim Roe=speech")
    all_of(run, "2026-09-10", "provider-reported", "zed-q", "Vera")
    all_of(run, "2026-09-18", "progress-sent", "zed-q", "uma-r", "--yes")
    left = all_of(run, "2026-10-23", "edit", "--all", *FOLLOWED, "--yes")
    assert left.count("met Providers report") == 2


@pytest.mark.usefixtures("caseload", "missing")
@pytest.mark.parametrize("words", [("uma-r", "Roe"), ("zed-q", "Kim Roe"), ("uma-r", "Roe", "--for", "9/18")])
def test_what_was_missing_can_still_be_recorded(run: Run, words: tuple[str, ...]) -> None:
    said = all_of(run, "2026-10-30", "provider-reported", *words)
    assert "reported by Kim Roe on Fri 10/30; late, for the progress report of Fri 9/18" in said
    assert "not among" not in said
    again = run("--as-of", "2026-10-30", "provider-reported", words[0], "Roe", "--for", "9/18")
    assert again.returncode  # it has come in


@pytest.mark.usefixtures("caseload", "missing")
def test_it_can_be_recorded_for_everyone(run: Run) -> None:
    said = all_of(run, "2026-10-30", "provider-reported", "--all-due", "Kim Roe", "--for", "9/18")
    assert "uma-r provider reported" in said
    assert "zed-q provider reported" in said


@pytest.mark.usefixtures("caseload", "missing")
def test_for_the_time_since_it_is_named(run: Run) -> None:
    said = all_of(run, "2026-10-30", "provider-reported", "uma-r", "Roe", "--on", "10/21", "--for", "next")
    assert "met Providers report" in said
    assert "late" not in said
