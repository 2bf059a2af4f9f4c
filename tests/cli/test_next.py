"""`next`: one plain question each, nothing assumed, every answer an ordinary recording."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from conftest import Run, surroundings
from inprocess import call_here
from outcome import ok
from terminal import asked


def answered(
    caseload: Path, answers: list[str], *words: str, as_of: str = ""
) -> subprocess.CompletedProcess[str]:
    """`next` with these answers from a pipe, one a line."""
    around = surroundings(caseload.parent, **({"CASEMGR_AS_OF": as_of} if as_of else {}))
    typed = "".join(f"{answer}\n" for answer in answers)
    done = call_here(["next", *words], caseload.parent, around, typed=typed)
    assert done.returncode == 0, done.stderr
    return done


def file_of(caseload: Path, student: str) -> str:
    return (caseload / f"students/{student}.yaml").read_text(encoding="utf-8")


def added(caseload: Path, student: str, before: str) -> str:
    """What was added to a student's file."""
    after = file_of(caseload, student)
    kept = before.removesuffix("...\n")
    assert after.startswith(kept)
    return after.removeprefix(kept)


def questions(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line.strip() for line in done.stderr.splitlines()]


# --- nobody answers --------------------------------------------------------------------------------------------


def test_where_nobody_can_answer_it_lists_what_it_would_ask(caseload: Path, run: Run) -> None:
    before = file_of(caseload, "lei-a")
    done = run("next", "lei-a")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Nothing was recorded: nobody can answer here.")
    assert (
        "  lei-a: Place a copy of the IEP in the special education container (since Thu 11/5)." in done.stderr
    )
    assert file_of(caseload, "lei-a") == before


def test_enter_is_later_and_records_nothing(caseload: Path) -> None:
    before = {path: path.read_bytes() for path in (caseload / "students").iterdir()}
    done = answered(caseload, [""] * 400)
    assert {path: path.read_bytes() for path in (caseload / "students").iterdir()} == before
    assert done.stdout.startswith("Left: ")


def test_no_key_but_a_day_that_is_typed_means_a_day(caseload: Path) -> None:
    before = file_of(caseload, "lei-a")
    done = answered(caseload, ["t", "y", "ok", "1", "q"], "lei-a")
    assert file_of(caseload, "lei-a") == before
    assert "t is not a date" in done.stderr


def test_a_day_of_another_year_is_asked_again(caseload: Path) -> None:
    before = file_of(caseload, "lei-a")
    done = answered(caseload, ["12/1", "11/6", "q"], "lei-a")
    assert "12/1 may be 2025-12-01 or 2026-12-01. Write the year too." in done.stderr
    assert "date: 2026-11-06\n" in added(caseload, "lei-a", before)


# --- duties ----------------------------------------------------------------------------------------------------


def test_a_duty_is_recorded_with_the_day_alone(caseload: Path) -> None:
    before = file_of(caseload, "lei-a")
    done = answered(caseload, ["11/6", "q"], "lei-a")
    new = added(caseload, "lei-a", before)
    assert "  type: filed\n  date: 2026-11-06\n  recorded: 2026-11-23\n  what: iep\n...\n" in new
    assert done.stdout.splitlines()[-1].startswith("Left: 3 steps for lei-a.")


def test_an_answer_can_be_undone(caseload: Path, run: Run) -> None:
    answered(caseload, ["11/6", "q"], "lei-a")
    assert "file-iep" not in open_rules(run, "lei-a")
    assert run("undo", "lei-a").returncode == 0
    assert "file-iep" in open_rules(run, "lei-a")


def open_rules(run: Run, student: str, as_of: str = "2026-11-23") -> list[str]:
    found = json.loads(run("--as-of", as_of, "due", "--student", student, "--format", "json").stdout)
    return [deadline["rule"] for deadline in found["deadlines"]]


def test_names_that_are_left_out_stay_unsaid(caseload: Path) -> None:
    before = file_of(caseload, "lei-a")
    answered(caseload, ["", "11/6", "", "q"], "lei-a")
    new = added(caseload, "lei-a", before)
    assert "document: iep-copy-staff" in new
    assert "to:" not in new


def test_names_that_are_typed_are_recorded_by_its_command(caseload: Path) -> None:
    before = file_of(caseload, "lei-a")
    answered(caseload, ["", "11/6", "Joan Amsel, Priya Nair", "q"], "lei-a")
    assert 'to: "Joan Amsel, Priya Nair"' in added(caseload, "lei-a", before)


def test_what_does_not_apply_needs_a_reason(caseload: Path, run: Run) -> None:
    answers = ["", "", "na", "", "q"]
    before = file_of(caseload, "eli-m")
    answered(caseload, answers, "eli-m")
    assert file_of(caseload, "eli-m") == before
    answered(caseload, [*answers[:3], "not a pattern: three different reasons", "q"], "eli-m")
    assert "type: not_applicable" in added(caseload, "eli-m", before)
    assert "pattern-review" not in open_rules(run, "eli-m")


def test_na_is_taken_only_where_the_command_takes_it(caseload: Path, run: Run) -> None:
    """The safeguards of the year are owed to every parent; `na` by itself names the command that sends them."""
    before = file_of(caseload, "luk-g")
    refused = run("na", "luk-g", "safeguards-yearly", "--why", "x").stderr
    assert "Use `casemgr sent luk-g safeguards --reason yearly`" in refused
    said = answered(caseload, ["na", "q"], "luk-g").stderr
    assert "na is not for this duty: please type the day, or nothing (Enter = later)" in said
    assert file_of(caseload, "luk-g") == before


def test_each_assessor_has_a_day_of_its_own(caseload: Path) -> None:
    before = file_of(caseload, "tho-q")
    earlier = [""] * 7  # what is due before the reports, and the meetings to be booked now
    answered(caseload, [*earlier, "", "11/20", "q"], "tho-q")
    new = added(caseload, "tho-q", before)
    assert "area: speech-language" in new
    assert "psychoeducational" not in new


def test_a_written_notice_is_never_taken_as_complete(caseload: Path, run: Run) -> None:
    before = file_of(caseload, "tho-q")
    answered(caseload, ["11/23", "refused", "", "q"], "tho-q")
    assert file_of(caseload, "tho-q") == before
    answered(caseload, ["11/23", "refused", "services", "no", "reas, xyz", "reas", "q"], "tho-q")
    new = added(caseload, "tho-q", before)
    assert "missing: [reasons]" in new
    assert "written-notice" in open_rules(run, "tho-q")


def test_a_number_of_todays_page_means_its_student(caseload: Path, run: Run) -> None:
    page = run("today").stdout.splitlines()
    number = next(line.split()[0] for line in page if "lei-a" in line and "File the IEP" in line)
    assert "lei-a: Place a copy" in run("next", number).stderr
    assert run("next", "99").returncode == 2


def test_the_law_is_asked_before_the_handbook(caseload: Path, run: Run) -> None:
    law, handbook, older = run("next", "luk-g").stderr.splitlines()[1:4]
    assert "Procedural Safeguards once in the school year (since Mon 8/10)" in law
    assert (
        "File a copy of the progress report in the special education container (since Fri 11/20)" in handbook
    )
    assert "co-teaching with the general education teachers (since Mon 8/10)" in older


def test_what_is_late_or_for_today_is_asked_first(caseload: Path, run: Run) -> None:
    assert (
        "prior written notice (more reading support) (due Mon 11/23)"
        in run("next", "tho-q").stderr.splitlines()[1]
    )
    settings = caseload / "casemgr.yaml"
    settings.write_text(settings.read_text("utf-8").replace("2026-11-23", "2027-02-01"), "utf-8")
    assert [line[-25:] for line in run("next", "oli-b").stderr.splitlines()[1:3]] == [
        "(OVERDUE since Fri 1/15).",
        "(OVERDUE since Fri 1/29).",
    ]


# --- a meeting whose day has passed ------------------------------------------------------------------------------


def test_a_meeting_is_asked_about_in_the_order_of_the_handbook(caseload: Path, run: Run) -> None:
    before = file_of(caseload, "ben-k")
    done = answered(
        caseload,
        [
            *("finished", "12/2", "Luz Kim, Priya Nair", "in-person", "yes", "yes"),
            *("slp", "12/1", "no", ""),
            *("more speech", "written", "12/2", ""),
            *("partly", "12/2", "not the goals"),
            *("11/18", "11/20", "", "", "q"),
        ],
        "ben-k",
        as_of="2026-12-03",
    )
    asked_for = " ".join(questions(done))
    order = [
        "Was it finished, continued, moved, or not held?",
        "Which day was it held?",
        "Who was present?",
        "How did the parent take part?",
        "Did the team change the placement?",
        "Does the student need transportation",
        "missing and excused in writing?",
        "Did the parent ask for anything",
        "What is the parent's answer to the IEP?",
        "It has no record.",
    ]
    assert [asked_for.index(question) for question in order] == sorted(asked_for.index(q) for q in order)
    types = [line.split()[-1] for line in added(caseload, "ben-k", before).splitlines() if "  type:" in line]
    assert types == [
        "meeting_held",
        "member_excused",
        "parent_request_received",
        "iep_answered",
        "done",
        "iep_drafted",
    ]


def test_of_a_meeting_only_what_was_typed_is_recorded(caseload: Path) -> None:
    before = file_of(caseload, "ben-k")
    answered(caseload, ["finished", "12/2", *[""] * 7, "q"], "ben-k", as_of="2026-12-03")
    new = added(caseload, "ben-k", before)
    assert new.endswith(
        "  type: meeting_held\n  date: 2026-12-02\n  recorded: 2026-12-03\n  purposes: [annual]\n"
        "  outcome: completed\n  placement_changed: not-said\n  transportation: not-said\n...\n"
    )


def test_a_changed_placement_and_transportation_open_their_duties(caseload: Path, run: Run) -> None:
    """Said with yes; no opens neither, and is not asked again."""
    before = file_of(caseload, "ben-k")
    answered(caseload, ["finished", "12/2", "", "", "yes", "no", "q"], "ben-k", as_of="2026-12-03")
    new = added(caseload, "ben-k", before)
    assert ("placement_changed: true" in new, "transportation" in new) == (True, False)
    rules = open_rules(run, "ben-k", "2026-12-03")
    assert ("reassignment" in rules, "transportation-form" in rules) == (True, False)


def test_what_a_meeting_decided_is_asked_again_until_yes_or_no(caseload: Path, run: Run) -> None:
    """Once a walk; on the next one it comes back, and no settles it as well as yes."""
    done = answered(caseload, ["finished", "12/2", *[""] * 40], "ben-k", as_of="2026-12-03")
    assert done.stderr.count("need transportation as part of the IEP?") == 1
    decisions = {"placement-decision", "transportation-decision"}
    assert decisions <= set(open_rules(run, "ben-k", "2026-12-07"))
    left = answered(caseload, [""] * 60, "ben-k", as_of="2026-12-07").stderr
    asked_ = [line for line in left.splitlines() if "Enter = " in line]
    answers = [_DECIDED.get(line.partition("?")[0].strip(), "") for line in asked_]
    answered(caseload, answers, "ben-k", as_of="2026-12-07")
    rules = set(open_rules(run, "ben-k", "2026-12-07"))
    assert not decisions & rules
    assert ("reassignment" in rules, "transportation-form" in rules) == (False, True)


_DECIDED = {
    "Did the team change the placement": "no",
    "Does the student need transportation as part of the IEP": "yes",
}
"""A question → how it is answered here."""


def test_of_the_members_invited_only_what_is_wrong_is_asked_again(caseload: Path, run: Run) -> None:
    assert run("schedule-iep", "aal-r", "12/4", "--purpose", "supplemental").returncode == 0
    asked_ = [
        line for line in answered(caseload, [""] * 40, "aal-r").stderr.splitlines() if "aal-r: " in line
    ]
    place = next(n for n, line in enumerate(asked_) if "Invite the members" in line)
    names = "Joan Pruitt=general-ed-teacher, Morenno, princpal=Ruth, priya"
    done = answered(caseload, [*[""] * place, "11/20", names, "principal=Ruth Abara", "q"], "aal-r")
    assert "“princpal” is no role" in done.stderr
    assert "In place of Morenno, princpal=Ruth?" in done.stderr
    new = file_of(caseload, "aal-r").rpartition("type: team_invited")[2]
    for member in (
        "general-ed-teacher, name: Joan Pruitt",
        "slp, name: Priya Nair",
        "principal, name: Ruth Abara",
    ):
        assert member in new


@pytest.mark.parametrize(("said", "insists"), [("yes", True), ("no", False), ("", False)])
def test_after_a_refusal_it_is_asked_whether_the_team_insists(
    caseload: Path, run: Run, said: str, insists: bool
) -> None:
    before = file_of(caseload, "zoe-p")
    answered(caseload, ["refused", "11/23", said, "q"], "zoe-p")
    assert ("team_insists: true" in added(caseload, "zoe-p", before)) is insists
    assert ("consult-override" in open_rules(run, "zoe-p")) is insists


@pytest.mark.parametrize("nobody", ["no", "No", "nobody", "none", ""])
def test_no_means_that_nobody_was_excused(caseload: Path, nobody: str) -> None:
    before = file_of(caseload, "ben-k")
    answers = ["finished", "12/2", "", "", "no", "no", nobody, "no", "q"]
    done = answered(caseload, answers, "ben-k", as_of="2026-12-03")
    assert "Please answer one of" not in done.stderr
    assert added(caseload, "ben-k", before).count("  type:") == 1


def test_a_finished_initial_meeting_needs_the_finding(caseload: Path) -> None:
    before = file_of(caseload, "jos-n")
    answered(caseload, ["finished", "11/24", "", "q"], "jos-n", as_of="2026-11-25")
    assert file_of(caseload, "jos-n") == before
    answered(caseload, ["finished", "11/24", "yes", *[""] * 4, "q"], "jos-n", as_of="2026-11-25")
    assert "eligible: true" in added(caseload, "jos-n", before)


def test_a_continued_meeting_is_booked_on(caseload: Path) -> None:
    before = file_of(caseload, "jos-n")
    answers = ["continued", "11/24", "", "", "", "", "", "", "12/1", "11/24", "14:15", "Room 4", "q"]
    answered(caseload, answers, "jos-n", as_of="2026-11-25")
    new = added(caseload, "jos-n", before)
    assert "outcome: continued" in new
    assert "meeting_date: 2026-12-01" in new
    assert "place: Room 4" in new


def test_a_meeting_that_was_moved_or_not_held(caseload: Path, run: Run) -> None:
    before = file_of(caseload, "ben-k")
    answered(caseload, ["moved", "12/8", "12/2", "parent ill", "q"], "ben-k", as_of="2026-12-03")
    new = added(caseload, "ben-k", before)
    assert "meeting_date: 2026-12-08" in new
    assert "why: parent ill" in new
    before = file_of(caseload, "nia-c")
    answered(caseload, ["not", "12/3", "no parent", "12/9", "12/3", "", "", "q"], "nia-c", as_of="2026-12-04")
    new = added(caseload, "nia-c", before)
    assert [kind in new for kind in ("meeting_cancelled", "meeting_scheduled", "time:", "place:")] == [
        True,
        True,
        False,
        False,
    ]


def test_at_a_keyboard(caseload: Path) -> None:
    said = asked(caseload.parent, ["next", "lei-a"], ["11/6", "q"])
    assert "Which day was it done? (Enter = later; na = does not apply)" in said
    assert "what: iep" in file_of(caseload, "lei-a")


def test_a_time_that_is_none_is_asked_for_again(caseload: Path, run: Run) -> None:
    """A meeting moved off its day is booked anew, with what was typed once the slip is put right."""
    before = file_of(caseload, "nia-c")
    answers = ["not-held", "12/3", "ill", "12/10", "12/4", "half past two", "2:15", "Room 9", "q"]
    done = answered(caseload, answers, "nia-c", as_of="2026-12-07")
    assert "half past two is not a time of day" in done.stderr
    new = added(caseload, "nia-c", before)
    assert "time: 14:15" in new.replace('"', "")
    assert "place: Room 9" in new


@pytest.mark.parametrize(
    ("purposes", "asks"), [(["triennial"], True), (["annual", "triennial"], False), (["annual"], False)]
)
def test_whether_the_plan_was_reviewed_is_asked_only_of_a_triennial_alone(
    caseload: Path, run: Run, purposes: list[str], asks: bool
) -> None:
    said = [word for each in purposes for word in ("--purpose", each)]
    assert run("schedule-iep", "kou-v", "12/1", *said).returncode == 0
    done = answered(caseload, ["finished", "12/1", "q"], "kou-v", as_of="2026-12-02")
    assert ("Was the IEP reviewed too" in done.stderr) == asks


def test_of_a_student_who_is_named_what_waits_for_the_parent_is_asked_too(caseload: Path, run: Run) -> None:
    before = file_of(caseload, "zoe-p")
    assert "zoe-p" not in run("next").stderr
    done = answered(caseload, ["part", "11/20", "", "q"], "zoe-p")
    assert "Which areas? (commas between; Enter = later)" in done.stderr
    assert file_of(caseload, "zoe-p") == before
    answered(caseload, ["whole", "11/20", "q"], "zoe-p")
    assert "type: consent_received" in added(caseload, "zoe-p", before)


# --- what was answered in part, or does not fit ------------------------------------------------------------------


NOTHING = "Nothing was recorded of this; it is asked again another time."


def test_what_was_answered_in_part_is_said_not_to_be_recorded(caseload: Path) -> None:
    done = answered(caseload, ["11/23", "refused", "services", "no", "", "q"], "tho-q")
    assert NOTHING in questions(done)
    assert NOTHING not in questions(answered(caseload, ["", "q"], "tho-q"))
    assert NOTHING not in questions(answered(caseload, ["11/23", "refused", "services", "yes", "q"], "tho-q"))


def test_an_excusal_answered_in_part_names_its_command(caseload: Path) -> None:
    answers = ["finished", "12/2", "", "", "", "", "slp", "12/1", "yes", "", "q"]
    said = questions(answered(caseload, answers, "ben-k", as_of="2026-12-03"))
    assert (
        "casemgr excuse ben-k slp --on 2026-12-01 --agreed 2026-12-01 --area-discussed --input DATE" in said
    )


HELD = ["finished", "12/2", "", "", "no", "no", "no"]
LEFT = [
    (["oral", "", ""], "oral", ["12/1"], "--oral"),
    (["oral", "", "no"], "oral", ["12/1"], "--oral"),
    ([""], "oral-or-written", ["written", "12/1"], "--oral-or-written"),
]


@pytest.mark.parametrize(("left", "form", "answers", "option"), LEFT)
def test_a_request_without_a_day_stays_open_until_it_has_one(
    caseload: Path, run: Run, left: list[str], form: str, answers: list[str], option: str
) -> None:
    """It is not recorded as received: no deadline counts from a day that nobody said. The next walk asks again."""
    done = answered(caseload, [*HELD, "more speech", *left, "", *[""] * 30], "ben-k", as_of="2026-12-03")
    assert done.stderr.count("Which day did the parent ask?") == (form == "oral")
    rules = set(open_rules(run, "ben-k", "2026-12-07"))
    assert ("request-day" in rules, "written-notice" in rules) == (True, False)
    refused = run("--as-of", "2026-12-07", "done", "ben-k", "request-day").stderr
    assert f'casemgr parent-request ben-k --what "more speech" {option} --on DATE' in refused
    asked_ = answered(caseload, [""] * 60, "ben-k", as_of="2026-12-07").stderr.splitlines()
    place = _question(asked_, "In writing, or orally?" if answers[1:] else "Which day did the parent ask?")
    answered(caseload, [*[""] * place, *answers, "q"], "ben-k", as_of="2026-12-07")
    rules = set(open_rules(run, "ben-k", "2026-12-07"))
    assert ("request-day" in rules, "written-notice" in rules) == (False, True)
    new = file_of(caseload, "ben-k").rpartition("type: parent_request_received")[2]
    assert "date: 2026-12-01" in new
    assert ("form: oral" in new) == (form == "oral")


@pytest.mark.parametrize(
    ("missing", "recorded"), [("", ""), ("goals, present", "missing: [goals, present-levels]")]
)
def test_the_check_of_the_iep_asks_what_is_missing(
    caseload: Path, run: Run, missing: str, recorded: str
) -> None:
    held = ["--no-placement-changed", "--no-transportation", "--outcome", "completed", "--on", "11/20"]
    assert run("hold-iep", "ben-k", "--purpose", "annual", *held).returncode == 0
    asked_ = answered(caseload, [""] * 40, "ben-k").stderr.splitlines()
    place = _question(asked_, "Which day was it checked?")
    answered(caseload, [*[""] * place, "11/23", missing, "q"], "ben-k")
    new = file_of(caseload, "ben-k").rpartition("type: iep_checked")[2]
    assert "date: 2026-11-23" in new
    assert recorded in new
    assert ("complete-iep" in open_rules(run, "ben-k")) == bool(missing)


def test_a_request_of_the_day_of_the_meeting_is_recorded_with_a_yes(caseload: Path, run: Run) -> None:
    answered(caseload, [*HELD, "more speech", "written", "", "yes", "", "q"], "ben-k", as_of="2026-12-03")
    new = file_of(caseload, "ben-k").rpartition("type: parent_request_received")[2]
    assert "date: 2026-12-02" in new


def _question(lines: list[str], words: str) -> int:
    """How many questions come before the one with these words."""
    return next(n for n, line in enumerate(line for line in lines if "Enter = " in line) if words in line)


def test_a_meeting_held_on_another_day_than_it_was_booked_for_is_confirmed(caseload: Path) -> None:
    before = file_of(caseload, "ben-k")
    done = answered(caseload, ["finished", "12/1", "no", "q"], "ben-k", as_of="2026-12-03")
    assert "It was booked for Wed 12/2. Was it held on Tue 12/1 instead?" in done.stderr
    assert file_of(caseload, "ben-k") == before
    answered(caseload, ["finished", "12/1", "yes", *[""] * 4, "q"], "ben-k", as_of="2026-12-03")
    assert "type: meeting_held\n  date: 2026-12-01\n" in added(caseload, "ben-k", before)


def test_a_refusal_names_no_option_that_cannot_be_typed_there(caseload: Path) -> None:
    said = questions(answered(caseload, ["11/1", "q"], "lei-a"))
    assert "lei-a: not recorded: no IEP was offered on or before Sun 11/1/2026" in said
    assert NOTHING in said


def test_na_is_no_name(caseload: Path) -> None:
    before = file_of(caseload, "lei-a")
    done = answered(caseload, ["", "11/6", "na", "Joan Amsel", "q"], "lei-a")
    assert "Please type words, or nothing (commas between; Enter = leave it unsaid)" in questions(done)
    assert "to: Joan Amsel" in added(caseload, "lei-a", before)


def test_a_day_before_the_duty_began_records_nothing(caseload: Path) -> None:
    before = file_of(caseload, "pah-x")
    done = answered(caseload, ["11/15", "", "q"], "pah-x")
    assert "EL assessment is open since Mon 11/16/2026, and done of Sun 11/15/2026 came before" in done.stderr
    assert file_of(caseload, "pah-x") == before
    assert "is open since" not in answered(caseload, ["11/17", "q"], "pah-x").stderr


def test_what_was_recorded_is_said_in_a_sentence(caseload: Path) -> None:
    done = answered(caseload, ["11/6", "q"], "lei-a")
    assert done.stdout.splitlines()[:2] == [
        "  Recorded: copy of the IEP filed in the special education container on Fri 11/6",
        "    met File the IEP",
    ]


@pytest.mark.parametrize(("answer", "said"), [("yes", True), ("no", False)])
def test_whether_the_safeguards_went_with_the_plan_is_asked(caseload: Path, answer: str, said: bool) -> None:
    before = file_of(caseload, "pah-x")
    earlier = [""] * 6
    assert "Nothing was recorded of this" in answered(caseload, [*earlier, "11/23", "", "q"], "pah-x").stderr
    assert file_of(caseload, "pah-x") == before
    answered(caseload, [*earlier, "11/23", answer, "q"], "pah-x")
    new = added(caseload, "pah-x", before)
    assert "type: assessment_plan_given" in new
    assert ("safeguards: false" not in new) is said


def test_a_duty_with_a_command_of_its_own_that_is_not_needed(caseload: Path) -> None:
    before = file_of(caseload, "pah-x")
    answered(caseload, [*[""] * 5, "na", "no outside doctor", "q"], "pah-x")
    new = added(caseload, "pah-x", before)
    assert "type: release_of_information" in new
    assert "step: not-needed" in new


@pytest.mark.parametrize("word", ["none", "no", "n/a"])
def test_none_is_no_reason_and_is_asked_again(caseload: Path, word: str) -> None:
    before = file_of(caseload, "pah-x")
    said = answered(caseload, [*[""] * 5, "na", word, "no outside doctor", "q"], "pah-x").stderr
    assert f"{word} is no reason: please type one, or nothing (Enter = later)" in said
    assert "no outside doctor" in added(caseload, "pah-x", before)


def test_one_meeting_is_booked_for_all_that_it_serves(caseload: Path) -> None:
    before = file_of(caseload, "tho-q")
    earlier = ["", ""]
    answers = ["12/3", "ann, meeting", "annual, tri", "11/23", "2pm", "", "q"]
    done = answered(caseload, [*earlier, *answers], "tho-q")
    assert "Besides parent-request, is it for triennial, annual too? Which?" in done.stderr
    assert "purposes: [parent-request, annual, triennial]" in added(caseload, "tho-q", before)
    assert "Hold the annual IEP review" not in done.stderr


def test_what_a_booked_meeting_will_meet_is_not_asked_about(caseload: Path, run: Run) -> None:
    said = run("next", "sof-l").stderr
    assert "written notice" in said
    assert "Hold the annual IEP review" not in said
    assert "Chair the IEP meeting" not in said


def test_reports_that_closed_with_the_meeting_are_asked_for_one_by_one(caseload: Path) -> None:
    before = file_of(caseload, "jos-n")
    answers = ["finished", "11/24", "yes", *[""] * 8, "", "11/20", "", "q"]
    done = answered(caseload, answers, "jos-n", as_of="2026-11-25")
    assert "Which day did the health report come in?" in done.stderr
    new = added(caseload, "jos-n", before)
    assert "type: assessor_reported" in new
    assert new.count("type: assessor_reported") == 1


def test_what_closed_with_the_meeting_is_recorded_on_the_day_it_was_done(caseload: Path) -> None:
    before = file_of(caseload, "jos-n")
    held = ["finished", "11/24", "yes", *[""] * 8]
    answered(
        caseload, [*held, "11/26", "q"], "jos-n", as_of="2026-11-27"
    )  # after the meeting: a record, and no event
    new = added(caseload, "jos-n", before)
    assert re.search(r"type: done\n  date: 2026-11-26\n.*\n  rule: \S+\n  clock: ", new)


def test_hold_iep_at_a_keyboard_names_the_command_for_what_is_left_for_later(
    caseload: Path, run: Run
) -> None:
    words = ["--as-of", "2026-12-02", "hold-iep", "ben-k", "--purpose", "annual", "--outcome", "completed"]
    said = asked(caseload.parent, words, ["", ""])
    assert "not said: placement and transportation" in said
    command = next(
        line for line in said.splitlines() if line.startswith("Open until you say yes or no: casemgr ")
    )
    words = command.partition("casemgr ")[2].partition(" (")[0].split()
    assert run("--as-of", "2026-12-03", *words).returncode == 0
    rules = set(open_rules(run, "ben-k", "2026-12-03"))
    both = {"placement-decision", "transportation-decision", "reassignment", "transportation-form"}
    assert not rules & both


def test_a_student_of_age_is_asked_about_in_the_parents_place(caseload: Path, run: Run) -> None:
    """The rights have passed to the student: 34 CFR 300.520."""
    born = ["--name", "Zac Orton", "--born", "2008-10-01", "--grade", "12", "--school", "Fernbrook High"]
    assert run("add", "zac-o", *born, "--last-annual", "2025-12-04").returncode == 0
    assert run("schedule-iep", "zac-o", "2026-11-20", "--purpose", "annual").returncode == 0
    answers = [
        "finished",
        "11/20",
        "",
        "in-person",
        "no",
        "no",
        "no",
        "a class",
        "oral",
        "",
        "no",
        "",
        "agreed",
        "q",
    ]
    said = answered(caseload, answers, "zac-o").stderr
    for words in (
        "How did the student take",
        "Did the student ask for",
        "did the student ask?",
        "the student's answer",
    ):
        assert words in said
    assert "the parent" not in said


def test_what_does_not_apply_is_the_one_asked_about(caseload: Path, run: Run) -> None:
    """Two teachers are new: of the one who left before the review nothing is asked, and the other still has to hear of it."""
    at = ("--as-of", "2026-11-10")
    named = [
        "--name",
        "Zed Quill",
        "--born",
        "2016-05-01",
        "--grade",
        "4",
        "--school",
        "Fernbrook Elementary",
    ]
    reviews = [
        "--last-annual",
        "2026-10-01",
        "--last-evaluation",
        "2025-10-01",
        "--provider",
        "Vera Holt=SAI",
    ]
    ok(run, "--as-of", "2026-10-02", "add", "zed-q", *named, *reviews)
    ok(run, "--as-of", "2026-10-06", "review-with", "zed-q", "--all-staff")
    for teacher in ("Bill Rowe", "Ann Hill"):
        ok(run, *at, "edit", "zed-q", "--teacher", teacher)
    answered(caseload, ["", "na", "left before", "q"], "zed-q", as_of="2026-11-10")
    page = ok(run, *at, "due", "--undated", "--student", "zed-q")
    assert "New staff informed (Ann Hill)" in page
    assert "Bill Rowe" not in page


def test_a_meeting_entered_with_a_day_that_has_passed_is_asked_about_at_once(
    caseload: Path, run: Run
) -> None:
    """Nothing was booked, and the review was held."""
    last = ("--last-annual", "2025-10-01", "--last-evaluation", "2025-03-10", "--last-progress", "2026-10-20")
    who = ("--name", "Ola Quist", "--born", "2015-06-20", "--grade", "5", "--school", "Fernbrook Elementary")
    ok(run, "add", "o1", *who, *last)
    answers = ["9/30", "9/30/2026", "9/10", "", "", "finished", "9/30", "", "", "", "", "", "", "q"]
    done = answered(caseload, answers, "o1")
    asked_for = questions(done)
    assert "9/30 may be 2026-09-30 or 2027-09-30. Write the year too." in asked_for
    assert "o1: the annual meeting was booked for Wed 9/30." in asked_for
    assert "met Annual review; IEP meeting" in done.stdout
    (annual,) = [
        each
        for each in json.loads(run("due", "--student", "o1", "--format", "json").stdout)["deadlines"]
        if each["rule"] == "annual-review"
    ]
    assert annual["due"] == "2027-09-30"
