"""What is said beside a recording, what is asked, what is refused whole, and how it is taken back; on a copy of the
example caseload, whose today is 2026-11-23."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import HERE, Run
from terminal import asked


def new(**changed: str) -> list[str]:
    """The options of a new student, some of them changed."""
    head = {"name": "Cleo Marsh", "born": "2016-04-12", "grade": "4", "school": "Fernbrook Elementary"}
    return [word for key, value in {**head, **changed}.items() for word in (f"--{key}", value)]


NEW = new()
JOINS = ["add", "cle-m", *NEW, "--last-evaluation", "2025-10-09"]
ELEMENTS = "action, reasons, evidence, safeguards, help, other-options, other-factors"
LETTER = ["--reasons", "r", "--evidence", "e", "--other-options", "o", "--other-factors", "f"]


def ok(run: Run, *words: str) -> str:
    """What a command says on standard error, each note on a line."""
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stderr


def refused(run: Run, caseload: Path, *words: str) -> str:
    """The one line of a command that changes nothing."""
    before = files(caseload)
    done = run(*words)
    assert done.returncode in (2, 3), done.stdout
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert files(caseload) == before
    return done.stderr


def files(caseload: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in caseload.rglob("*.yaml")}


def data(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


def events(run: Run, student: str) -> list[dict[str, Any]]:
    """All events, the void ones too."""
    return list(data(run, "show", student)["events"])


def told(run: Run, student: str) -> str:
    return run("history", student).stdout


# --- prior written notice --------------------------------------------------------------------------------------------


def test_a_plain_notice_says_what_it_takes_as_given(caseload: Path, run: Run) -> None:
    said = ok(run, "pwn", "sof-l")
    # Whether it proposes or refuses was not said: that it has an action is not assumed.
    assert "was not said, so it is not recorded" in said
    assert f"Assuming the other elements are in the notice ({ELEMENTS.removeprefix('action, ')})" in said
    assert "missing=ELEMENT" in said
    assert events(run, "sof-l")[-1]["missing"] == []
    assert "written-notice" not in {d["rule"] for d in data(run, "due", "--student", "sof-l")["deadlines"]}
    whole = ok(run, "pwn", "tho-q", "--action", "refused")
    assert f"Assuming all seven required elements are in the notice ({ELEMENTS})" in whole
    some = ok(run, "pwn", "ben-k", "--own-proposal", "--element", "reasons=x")
    assert "Assuming the other elements are in the notice (evidence," in some
    assert "Assuming" not in ok(run, "pwn", "dar-j", "--own-proposal", "--complete")
    assert "contradict" in refused(run, caseload, "pwn", "sof-l", "--complete", "--missing", "help")


def test_at_a_keyboard_the_action_and_the_elements_are_asked(caseload: Path, run: Run) -> None:
    asked(caseload.parent, ["pwn", "sof-l"], ["proposed", "yes"])
    sent = events(run, "sof-l")[-1]
    assert (sent["action"], sent["missing"], len(sent["answers"])) == ("proposed", [], 1)
    given = ["given", "given", "missing", "given", "given", "missing", "given"]
    asked(caseload.parent, ["pwn", "tho-q", "--action", "refused"], ["no", *given])
    assert events(run, "tho-q")[-1]["missing"] == ["evidence", "other-options"]


def test_check_notes_a_notice_about_an_assessment_written_by_hand_without_its_action(
    caseload: Path, run: Run
) -> None:
    """It was a refusal once, and ends no clock now."""
    path = caseload / "students/sof-l.yaml"
    ok(run, "pwn", "sof-l", "--action", "refused", "--subject", "assessment", "--on", "11/20")
    sent = events(run, "sof-l")[-1]["id"]
    assert sent not in run("check").stderr
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line != "  action: refused"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("check")
    place = next(n for n, line in enumerate(lines, 1) if line == f"- id: {sent}")
    said = (
        f"Note: students/sof-l.yaml:{place}: the notice about an assessment ({sent}) does not say whether it"
    )
    assert said in done.stderr
    path.write_text("\n".join([*lines, "  missing: [action]"]) + "\n", encoding="utf-8")
    assert sent not in run("check").stderr


def test_a_decision_is_never_assumed_against_the_notices_words(caseload: Path, run: Run) -> None:
    words = ["pwn", "sof-l", "--element", "action=We propose an aide"]
    assert "Say --action proposed or refused" in refused(run, caseload, *words)
    letter = ["letter", "pwn", "sof-l", "--action", "We propose an aide", *LETTER, "--record", "-o", "a.html"]
    assert "Say --decision proposed or refused" in refused(run, caseload, *letter)
    assert not (caseload.parent / "a.html").exists()
    ok(run, *letter, "--decision", "proposed")
    assert events(run, "sof-l")[-1]["action"] == "proposed"
    assert "proposes" in (caseload.parent / "a.html").read_text(encoding="utf-8")
    # The next notice is another one: the decision of the last is not its own.
    again = ["letter", "pwn", "sof-l", "--action", "We refuse", *LETTER, "--record", "-o", "b.html"]
    assert "Say --decision" in refused(run, caseload, *again)


# --- days without a year, ages and grades ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (
            ["schedule-iep", "ben-k", "6/19", "--purpose", "annual"],
            "6/19 was read as Sat 6/19/2027 (in 208 days); if you mean 2026, type 2026-06-19",
        ),
        (
            ["release", "zoe-p", "Clinic", "--signed", "--expires", "11/1"],
            "11/1 was read as Mon 11/1/2027 (in 343 days); if you mean 2026, type 2026-11-01",
        ),
        (
            ["service", "lei-a", "speech", "--starts", "6/1"],
            "6/1 was read as Tue 6/1/2027 (in 190 days); if you mean 2026, type 2026-06-01",
        ),
        (["progress-sent", "ben-k", "--on", "2025-12-01"], None),
        (["progress-sent", "ben-k", "--on", "6/1"], None),
        (["schedule-iep", "ben-k", "5/4", "--purpose", "parent-request"], None),
    ],
)
def test_a_day_far_off_is_said_with_its_other_reading(
    caseload: Path, run: Run, words: list[str], note: str | None
) -> None:
    said = ok(run, *words, "--dry-run")
    assert ("was read as" in said) is (note is not None)
    assert note is None or f"Note: {note}\n" in said


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (["service", "lei-a", "speech", "--starts", "10/20"], "10/20"),
        (["schedule-iep", "ben-k", "11/19", "--purpose", "annual"], "11/19"),
        (["reschedule", "ben-k", "11/19", "--why", "x"], "11/19"),
        (["answer-iep", "lei-a", "--undecided", "--expected", "9/1"], "9/1"),
        (["plan-exit", "lei-a", "--reason", "dropout", "--expected", "10/1"], "10/1"),
        ([*JOINS, "--next-annual", "10/20"], "10/20"),
    ],
)
def test_a_day_planned_that_may_have_passed_is_the_next_one_in_a_script_with_a_note(
    caseload: Path, run: Run, words: list[str], day: str
) -> None:
    done = run(*words, "--dry-run")
    assert done.returncode == 0
    month, of_month = day.split("/")
    written = f"2026-{int(month):02}-{int(of_month):02}"
    assert f"{day} was read as " in done.stderr
    assert f"{day}/2027" in done.stderr
    assert f"if you mean 2026, type {written}" in done.stderr


def test_at_a_keyboard_the_year_of_a_day_planned_is_asked(caseload: Path, run: Run) -> None:
    asked(caseload.parent, ["service", "lei-a", "speech", "--starts", "10/20"], ["2026-10-20"])
    assert events(run, "lei-a")[-1]["starts"] == "2026-10-20"


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (["edit", "ben-k", "--school", "Foo", "--force"], "Foo is not among the schools in casemgr.yaml"),
        (["move", "ben-k", "Foo"], "Foo is not among the schools in casemgr.yaml"),
        (["edit", "ben-k", "--phone", "1"], None),
        (["edit", "ben-k", "--grade", "11"], "born 1/19/2016 is 10 years old, and in grade 11"),
        (["refer", "cle-m", *NEW], None),
        (["refer", "cle-m", *new(born="1990-04-12")], "is 36 years old, and no duty reaches past 22"),
        (["add", "cle-m", *new(grade="12")], "born 4/12/2016 is 10 years old, and in grade 12"),
    ],
)
def test_what_can_hardly_be_is_noted_and_recorded(
    caseload: Path, run: Run, words: list[str], note: str | None
) -> None:
    before = files(caseload)
    said = ok(run, *words)
    assert files(caseload) != before
    assert note in said if note else "years old" not in said and "among the schools" not in said


# --- after an exit -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "is_noted"),
    [
        (["note", "dmi-k", "x"], True),
        (["removal", "dmi-k", "--days", "1", "--force"], True),
        (["schedule-iep", "dmi-k", "2026-12-11", "--purpose", "annual", "--force"], True),
        (["progress-sent", "dmi-k", "--on", "2026-10-01"], False),
        (["contact", "dmi-k", "--how", "telephone", "--result", "x"], True),
        (["edit", "dmi-k", "--phone", "555-0199", "--contact", "Ada"], True),
        (["note", "dmi-k", "x", "--on", "2026-10-01"], False),
        (["records-request", "dmi-k"], False),
        (["notify", "dmi-k", "records-request", "--to", "clerk"], False),
        (["sent", "dmi-k", "safeguards", "--reason", "yearly"], False),
        (["pwn", "dmi-k", "--own-proposal"], False),
        (["refer", "dmi-k", "--by", "parent", "--case-manager", "priya"], False),
        (["transfer-in", "dmi-k", "--from", "Bayport Unified", "--case-manager", "priya"], False),
    ],
)
def test_what_is_recorded_after_an_exit_says_so(
    caseload: Path, run: Run, words: list[str], is_noted: bool
) -> None:
    said = ok(run, *words)
    assert ("Note: Dmitri" in said and "left on Fri 10/9/2026 (moved-in-state)" in said) is is_noted


@pytest.mark.parametrize(
    "words",
    [
        ["schedule-iep", "dmi-k", "2026-12-11", "--purpose", "annual"],
        ["hold-iep", "dmi-k", "--purpose", "annual", "--outcome", "completed"],
        ["progress-sent", "dmi-k"],
        ["removal", "dmi-k", "--days", "1", "--on", "2026-10-09"],
        ["service", "dmi-k", "speech", "--starts", "2026-11-16"],
        ["assessment-plan", "dmi-k", "--purpose", "triennial"],
    ],
    ids=lambda words: words[0],
)
def test_nothing_begins_for_a_student_who_has_left(caseload: Path, run: Run, words: list[str]) -> None:
    said = refused(run, caseload, *words)
    assert "left on Fri 10/9/2026 (moved-in-state); if this is correct, add --force" in said


def test_what_the_law_asks_for_at_the_end_is_free(caseload: Path, run: Run) -> None:
    ok(run, "exit", "cal-d", "--reason", "graduated-diploma")
    for words in (
        ["done", "cal-d", "summary-of-performance"],
        ["na", "cal-d", "exit-notice", "--why", "x"],
        ["revoke-consent", "cal-d", "--force"],
        ["records-request", "cal-d"],
        ["collect", "cal-d", "nurse", "--asked"],
        ["collect", "cal-d", "nurse", "--received"],
        ["records-provided", "cal-d"],
    ):
        assert "left on" not in ok(run, *words)


def test_nobody_leaves_twice_without_coming_back(caseload: Path, run: Run) -> None:
    leave = ["exit", "dmi-k", "--reason", "dropout"]
    assert "left on Fri 10/9/2026 already (moved-in-state)" in refused(run, caseload, *leave)
    ok(run, "refer", "dmi-k", "--by", "parent", "--on", "2026-11-02")
    ok(run, *leave)
    ok(run, *leave, "--force", "--note", "again")


# --- records, reviews, names ---------------------------------------------------------------------------------------------


def test_records_that_nobody_asked_for_take_a_receiver_and_force(caseload: Path, run: Run) -> None:
    assert "no request for records is open" in refused(run, caseload, "records-provided", "dmi-k")
    assert "say casemgr records-provided dmi-k --to WHO" in refused(
        run, caseload, "records-provided", "dmi-k", "--force"
    )
    sent = ["records-provided", "dmi-k", "--to", "district", "--on", "2026-11-20"]
    assert "by the district is open" in refused(run, caseload, *sent)
    assert "recorded as sent without a request" in ok(
        run, *sent, "--force", "--note", "the new school called"
    )
    log = [(line["date"], line["who"], line["why"]) for line in data(run, "access-log", "dmi-k")["log"]]
    assert ("2026-10-16", "the district that asked", "transfer of records") in log
    assert ("2026-11-20", "another district", "the new school called") in log
    ok(run, "records-request", "dmi-k", "--by", "attorney", "--on", "2026-11-20")
    ok(run, "records-provided", "dmi-k")
    last = data(run, "access-log", "dmi-k")["log"][-1]
    assert (last["who"], last["why"]) == ("the parent's representative", "request for records")


def test_an_iep_is_gone_through_only_where_there_is_one(caseload: Path, run: Run) -> None:
    said = ok(run, "review-with", "--all", "--staff", "dana", "--staff", "Joan Pruitt", "--yes")
    assert "left out, without an IEP: 9 (ana-r, cal-d, " in said
    assert "gone through with Dana Whitfield and Joan Pruitt" in said
    assert events(run, "ben-k")[-1]["staff"] == ["Dana Whitfield", "Joan Pruitt"]
    assert "staff_reviewed" not in {event["type"] for event in events(run, "ana-r")}
    named = refused(run, caseload, "review-with", "ben-k", "ana-r", "--staff", "priya")
    assert "no IEP is on file for ana-r" in named


@pytest.mark.parametrize(
    ("words", "field", "full"),
    [
        (["assessment-plan", "zoe-p", "--area", "academic=dana"], "areas", "Dana Whitfield"),
        (["notify", "zoe-p", "referral", "--to", "priya", "--to", "teacher"], "to", "Priya Nair"),
        (["notify", "zoe-p", "referral", "--to", "psychologist"], "to", "psychologist (Marcus Bell)"),
        (["notify", "zoe-p", "referral", "--to", "school nurse"], "to", "school nurse (Helen Osei)"),
        (["notify", "zoe-p", "referral", "--to", "nurse"], "to", "nurse (Helen Osei)"),
        (["notify", "zoe-p", "referral", "--to", "specialist"], "to", "specialist"),
        (["notify", "zoe-p", "referral", "--to", "support"], "to", "support"),
        (
            ["notify", "zoe-p", "referral", "--to", "education specialist"],
            "to",
            "education specialist (Dana Whitfield)",
        ),
        (["notify", "zoe-p", "referral", "--to", "principal"], "to", "principal"),
        (["sent", "ben-k", "iep-copy-staff", "--to", "priya"], "to", "Priya Nair"),
        (["note", "ben-k", "x", "--by", "marcus"], "by", "Marcus Bell"),
        (
            ["contact", "ben-k", "--how", "mail", "--result", "x", "--with", "yol"],
            "with_whom",
            "Yolanda Pryor",
        ),
        (["note", "ben-k", "x", "--by", "grace kim"], "by", "Grace Kim"),
        (["note", "ben-k", "x", "--by", "the aide"], "by", "the aide"),
        (["edit", "sof-l", "--provider", "priya=speech"], "after", "Priya Nair"),
    ],
)
def test_a_name_cut_short_is_completed_and_said(
    caseload: Path, run: Run, words: list[str], field: str, full: str
) -> None:
    before = len(events(run, words[1]))
    done = run(*words)
    assert done.returncode == 0, done.stderr
    assert full in done.stdout
    assert full in str(events(run, words[1])[before][field])


def test_a_role_that_the_case_manager_shares_names_nobody(caseload: Path, run: Run) -> None:
    settings = caseload / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("Wendell Fong, role: counselor", "Wendell Fong, role: education-specialist"),
        encoding="utf-8",
    )
    ok(run, "notify", "zoe-p", "referral", "--to", "education specialist")
    assert events(run, "zoe-p")[-1]["to"] == ["education specialist"]


def test_a_name_that_several_answer_to_is_not_guessed(caseload: Path, run: Run) -> None:
    said = refused(run, caseload, "note", "ben-k", "x", "--by", "grace")
    assert "matches more than one person: Grace Lindqvist, Grace Kim" in said


def test_a_slip_in_a_providers_or_a_services_name_is_not_recorded(caseload: Path, run: Run) -> None:
    assert "did you mean Dana Whitfield?" in refused(run, caseload, "provider-reported", "ben-k", "Dna")
    assert "not among this student's providers" in ok(run, "provider-reported", "ben-k", "Xeno Abel")
    ok(run, "service", "ben-k", "speech therapy", "--starts", "2026-11-16")
    assert "did you mean speech therapy?" in refused(run, caseload, "service", "ben-k", "speach", "--started")


def test_a_further_referrals_area_is_among_those_suspected(caseload: Path, run: Run) -> None:
    ok(run, "refer", "zoe-p", "--area", "autism", "--by", "teacher")
    assert "Suspected: other health impairment, autism\n" in run("show", "zoe-p").stdout


def test_why_tells_the_weeks_that_count_and_whose_they_are(caseload: Path, run: Run) -> None:
    assert "How long    12 weeks, not counting" in run("why", "ben-k", "progress-report").stdout
    settings = caseload / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}readings: {{progress_weeks: {{elementary: 9}}}}\n", encoding="utf-8")
    of_district = " ".join(run("why", "ben-k", "progress-report").stdout.split())
    assert (
        "How long 9 weeks, not counting days between school years by casemgr.yaml: 9 weeks ele" in of_district
    )
    ok(run, "edit", "ben-k", "--progress-weeks", "4")
    own = " ".join(run("why", "ben-k", "progress-report").stdout.split())
    assert (
        "How long 4 weeks, not counting days between school years by the student's own IEP, in place of"
        in own
    )


# --- taking back -----------------------------------------------------------------------------------------------------------


def test_undo_takes_back_all_that_one_command_recorded(caseload: Path, run: Run) -> None:
    ok(run, "refer", "dmi-k", "--by", "parent", "--case-manager", "priya")
    said = run("undo", "dmi-k").stdout
    assert said.count("undone on Mon 11/23: case manager assigned") == 1
    assert said.count("referral of Mon 11/23") == 1
    assert "exited on Fri 10/9" in run("show", "dmi-k").stdout
    before = (caseload / "students/ben-k.yaml").read_text(encoding="utf-8")
    ok(run, "edit", "ben-k", "--phone", "555-0001", "--grade", "4")
    ok(run, "undo", "ben-k")
    head = (caseload / "students/ben-k.yaml").read_text(encoding="utf-8").split("events:")[0]
    assert head == before.split("events:")[0]
    # Two commands of one day are two steps.
    ok(run, "note", "ben-k", "one")
    ok(run, "note", "ben-k", "two")
    ok(run, "undo", "ben-k")
    void = {each["event"] for each in events(run, "ben-k") if each["type"] == "void"}
    notes = [each for each in events(run, "ben-k") if each["type"] == "note_made"]
    assert [(note["text"], note["id"] in void) for note in notes[-2:]] == [("one", False), ("two", True)]


def test_undo_of_a_void_has_what_was_void_stand_again(caseload: Path, run: Run) -> None:
    ok(run, "note", "ben-k", "one")
    ok(run, "note", "ben-k", "two")
    one, two = (each["id"] for each in events(run, "ben-k")[-2:])
    ok(run, "void", "ben-k", one, "--why", "x")
    assert f"counts again: note made of Mon 11/23 ({one})" in ok(run, "undo", "ben-k")
    assert f"undone on Mon 11/23: note made of Mon 11/23 ({two})" in run("undo", "ben-k").stdout
    assert f"undone on Mon 11/23: note made of Mon 11/23 ({one})" in run("undo", "ben-k").stdout
    # What was undone and then made to stand again is undone again.
    back = next(each["id"] for each in events(run, "ben-k") if each.get("event") == two)
    ok(run, "void", "ben-k", back, "--why", "it was right")
    ok(run, "undo", "ben-k")
    assert "is void already" in refused(run, caseload, "void", "ben-k", two, "--why", "x")
    assert run("check").returncode == 0


def test_ids_that_only_look_alike_are_no_one_command(caseload: Path, run: Run) -> None:
    file = caseload / "students/ben-k.yaml"
    notes = [
        f"- {{id: {name}, type: note_made, date: 2026-11-20, recorded: 2026-11-20, text: {name}}}\n"
        for name in ("request", "other", "request-2", "third", "third-2", "third-4")
    ]
    text = file.read_text(encoding="utf-8").removesuffix("...\n")
    file.write_text(f"{text}{''.join(notes)}...\n", encoding="utf-8")
    undone = [run("undo", "ben-k", "--yes").stdout.count("undone on ") for _ in range(5)]
    assert undone == [1, 2, 1, 1, 1]


def test_a_corrections_void_is_not_revoked_alone(caseload: Path, run: Run) -> None:
    plan = next(e["id"] for e in events(run, "zoe-p") if e["type"] == "assessment_plan_given")
    ok(run, "correct", "zoe-p", plan, "--on", "2026-11-10")
    void, new = (each["id"] for each in events(run, "zoe-p")[-2:])
    said = refused(run, caseload, "void", "zoe-p", void, "--why", "x")
    assert f"{new} replaces {plan}" in said
    assert "casemgr undo zoe-p" in said
    ok(run, "void", "zoe-p", new, "--why", "x")
    assert "counts again: assessment plan of Mon 11/16" in ok(run, "void", "zoe-p", void, "--why", "x")


def test_a_new_students_first_command_says_how_it_is_revoked(caseload: Path, run: Run) -> None:
    assert "Undo: casemgr undo cle-m" in run("refer", "cle-m", *NEW).stdout
    said = run("undo", "cle-m").stdout
    assert "on no list, and the code cle-m is free again" in said
    assert "cle-m" not in run("list", "--all").stdout
    restored = next(line for line in said.splitlines() if "To make it count again: " in line).partition(
        "casemgr "
    )[2]
    # Nothing is lost, and no page is incomplete.
    assert run("check").returncode == 0
    today = run("today")
    assert "INCOMPLETE" not in today.stdout + today.stderr
    assert data(run, "due", "--student", "cle-m", "--all")["deadlines"] == []
    ok(run, *restored.replace("TEXT", "after-all").split())
    assert data(run, "due", "--student", "cle-m", "--all")["deadlines"]


def test_the_code_of_a_student_who_was_undone_is_free_again(caseload: Path, run: Run) -> None:
    """As often as one likes; what was undone stays in the file, and nobody is taken for the same student."""
    ids = set()
    for name in ("Cleo Marsh", "Cleo Marshh", "Cleo Marsh"):
        done = run("refer", "cle-m", *[name if word == "Cleo Marsh" else word for word in NEW])
        assert done.returncode == 0, done.stderr
        assert "If that is the same student" not in done.stderr
        assert name in run("list").stdout
        assert run("refer", "cle-m", *NEW).returncode == 2
        ids |= {each["id"] for each in events(run, "cle-m")}
        ok(run, "undo", "cle-m")
    assert len({each["id"] for each in events(run, "cle-m")}) == len(ids) + 2
    assert run("check").returncode == 0
    ok(run, "add", "cle-m", *NEW, "--last-annual", "2025-12-01", "--last-evaluation", "2025-12-01")
    ok(run, "note", "cle-m", "called")
    ok(run, "undo", "cle-m")
    assert "Cleo Marsh" in run("list").stdout


def test_undoing_a_correction_brings_back_what_stood_before(caseload: Path, run: Run) -> None:
    before = data(run, "due", "--student", "zoe-p", "--all")
    plan = next(e["id"] for e in events(run, "zoe-p") if e["type"] == "assessment_plan_given")
    ok(run, "correct", "zoe-p", plan, "--on", "2026-11-10")
    assert data(run, "due", "--student", "zoe-p", "--all") != before
    said = ok(run, "undo", "zoe-p")
    assert f"counts again: assessment plan of Mon 11/16 ({plan})" in said
    assert data(run, "due", "--student", "zoe-p", "--all") == before
    assert [e["type"] for e in events(run, "zoe-p")][-4:] == ["void", "assessment_plan_given", "void", "void"]
    assert run("check").returncode == 0
    # One correction upon another is taken back step by step.
    ok(run, "correct", "zoe-p", plan, "--on", "2026-11-10")
    second = events(run, "zoe-p")[-1]["id"]
    ok(run, "correct", "zoe-p", second, "--on", "2026-11-11")
    ok(run, "undo", "zoe-p")
    assert "counts again: assessment plan of Mon 11/16" in ok(run, "undo", "zoe-p")
    assert data(run, "due", "--student", "zoe-p", "--all") == before


def test_a_void_that_is_void_puts_the_head_right_again(caseload: Path, run: Run) -> None:
    ok(run, "move", "ben-k", "Fernbrook Middle")
    move = events(run, "ben-k")[-1]["id"]
    ok(run, "void", "ben-k", move, "--why", "x")
    void = events(run, "ben-k")[-1]["id"]
    assert "school: Fernbrook Elementary\n" in (caseload / "students/ben-k.yaml").read_text(encoding="utf-8")
    assert "counts again: moved within district" in ok(run, "void", "ben-k", void, "--why", "it was right")
    assert "school: Fernbrook Middle\n" in (caseload / "students/ben-k.yaml").read_text(encoding="utf-8")
    assert "is void already" in refused(run, caseload, "void", "ben-k", void, "--why", "x")
    assert data(run, "--as-of", "2026-11-20", "show", "ben-k")["student"]["school"] == "Fernbrook Elementary"


# --- meetings ----------------------------------------------------------------------------------------------------------------


def test_invite_alone_lists_who_is_asked_and_who_is_not(caseload: Path, run: Run) -> None:
    ok(run, "schedule-iep", "ben-k", "2026-12-10", "--purpose", "parent-request")
    before = files(caseload)
    rows = {(r["meeting"], r["member"]): r["state"] for r in data(run, "invite", "ben-k")["invitations"]}
    assert files(caseload) == before
    assert rows["2026-12-02", "parent"] == "invited"
    assert rows["2026-12-10", "general-ed-teacher"] == "NOT YET"
    one = data(run, "invite", "ben-k", "--meeting", "2026-12-10")["invitations"]
    assert {row["meeting"] for row in one} == {"2026-12-10"}
    none = run("invite", "zoe-p")
    assert (none.returncode, "No meeting is booked: casemgr schedule-iep zoe-p" in none.stdout) == (0, True)


TWO_BOOKED = [
    ["reply", "ben-k", "attending"],
    ["cancel", "ben-k", "--why", "x"],
    ["reschedule", "ben-k", "2026-12-11", "--why", "x"],
    ["sent", "ben-k", "meeting-notice"],
    ["invite", "ben-k", "principal"],
]


@pytest.mark.parametrize("words", TWO_BOOKED, ids=[words[0] for words in TWO_BOOKED])
def test_of_two_meetings_the_one_meant_is_named_or_asked(caseload: Path, run: Run, words: list[str]) -> None:
    ok(run, "schedule-iep", "ben-k", "2026-12-10", "--purpose", "parent-request")
    both = "2026-12-02 (annual), 2026-12-10 (parent-request). Say --meeting DATE."
    assert both in refused(run, caseload, *words)
    assert "Wed 12/9/2026" in refused(run, caseload, *words, "--meeting", "2026-12-09")
    asked(caseload.parent, words, ["2026-12-10"])
    new = events(run, "ben-k")[-1]
    assert "2026-12-10" in (new.get("meeting"), new.get("meeting_date")) or new["purposes"] == [
        "parent-request"
    ]


LATER = ("", "")
"""What is answered of the placement and of transportation."""


def test_at_a_keyboard_the_purpose_of_a_meeting_is_asked(caseload: Path, run: Run) -> None:
    ok(run, "schedule-iep", "sof-l", "2026-12-15", "--purpose", "amendment")
    words = ["hold-iep", "sof-l", "--outcome", "completed", "--on", "2026-11-20"]
    asked(caseload.parent, words, ["amendment", *LATER])
    assert events(run, "sof-l")[-1]["purposes"] == ["amendment"]


# --- a refusal stands alone, and writes nothing --------------------------------------------------------------------------------

# The second of several events is the one that cannot be.
SECOND_REFUSED = [
    (
        ["collect", "rav-m", "nurse", "nurse", "--asked"],
        "exactly this is recorded already",
    ),
    (["done", "ben-k", "transition-16", "english-learner-plan"], "english-learner-plan is not open"),
    (["refer", "cle-m", *NEW, "--case-manager", "w"], "matches more than one person"),
    (
        ["edit", "ben-k", "--school", "Fernbrook Middle", "--phone", "a\x1bb", "--force"],
        "cannot be printed safely",
    ),
    (
        [
            *["mdr", "rav-m", "--held", "today", "--caused", "no", "--not-implemented", "no"],
            *["--supplemental-iep", "--outcome", "perhaps"],
        ],
        "is not one of: completed, continued",
    ),
]


@pytest.mark.parametrize(("words", "message"), SECOND_REFUSED, ids=[row[0][0] for row in SECOND_REFUSED])
def test_a_command_whose_second_event_is_refused_writes_none(
    caseload: Path, run: Run, words: list[str], message: str
) -> None:
    assert message in refused(run, caseload, *words)


@pytest.mark.parametrize(
    "words",
    [
        ["schedule-iep", "ben-k", "2026-12-05", "--purpose", "annual", "--time", "25:99"],
        ["removal", "rav-m", "--days", "400"],
        ["add", "ana-x", *NEW, "--name", "Ana Rivera", "--last-annual", "2030-01-01"],
        ["provider-reported", "ben-k", "Xeno Abel", "--on", "2027-01-01"],
    ],
    ids=lambda words: words[0],
)
def test_a_refusal_is_all_that_a_refused_command_prints(caseload: Path, run: Run, words: list[str]) -> None:
    refused(run, caseload, *words)


def test_a_draft_may_be_for_one_of_two_meetings(caseload: Path, run: Run) -> None:
    ok(run, "schedule-iep", "sof-l", "2027-01-20", "--purpose", "parent-request")

    def drafts() -> list[str]:
        due = data(run, "due", "--student", "sof-l")["deadlines"]
        return sorted(d["due"] for d in due if d["rule"] == "draft-iep")

    before = drafts()
    ok(run, "draft", "sof-l", "whole", "--ready", "--meeting", "2027-01-20")
    assert sorted([*drafts(), "2027-01-10"]) == sorted(before)
    ok(run, "draft", "sof-l", "whole", "--revised")
    assert drafts() == []


@pytest.mark.parametrize(
    ("student", "typed", "there_are"),
    [
        ("ben-k", "12/9", "(booked: Wed 12/2/2026; held: Thu 12/4/2025)"),
        ("ben-k", "1/15/2027", "(booked: Wed 12/2/2026; held: Thu 12/4/2025)"),
        ("ana-r", "12/2", "(booked: none)"),
        ("ben-k", "12/2", ""),
        ("ben-k", "12/4/2025", ""),  # one that was held
    ],
)
def test_a_draft_is_for_a_meeting_that_there_is(
    caseload: Path, run: Run, student: str, typed: str, there_are: str
) -> None:
    words = ("draft", student, "goals", "--ready", "--meeting", typed)
    if not there_are:
        ok(run, *words)
        return
    said = refused(run, caseload, *words)
    assert "no meeting is booked for" in said
    assert there_are in said
    ok(run, *words, "--force")


# --- meetings and removals that do not agree with what is on file -------------------------------------------------------------


def test_a_school_day_counted_in_two_removals_is_told(caseload: Path, run: Run) -> None:
    said = ok(run, "removal", "rav-m", "--on", "2026-11-18", "--days", "1")
    assert "the removal of 3 days from Tue 11/17 takes in the same school day" in said
    assert "casemgr void rav-m " in said
    said = ok(run, "removal", "rav-m", "--on", "2026-11-20", "--days", "1")
    assert "counted twice" not in said
    aside = ["--on", "2026-11-18", "--days", "1", "--kind", "bus", "--services-continued"]
    assert "counted twice" not in ok(run, "removal", "rav-m", *aside)


def test_a_meeting_held_for_another_purpose_than_booked_takes_the_booking_with_it(
    caseload: Path, run: Run
) -> None:
    booked = data(run, "due", "--student", "rav-m")["deadlines"]
    assert "booked-meeting" in {d["rule"] for d in booked}
    held = [
        "hold-iep",
        "rav-m",
        "--on",
        "2026-12-01",
        "--purpose",
        "parent-request",
        "--outcome",
        "completed",
    ]
    said = ok(run, "--as-of", "2026-12-01", *held)
    assert "That meeting was booked as manifestation and supplemental." in said
    left = data(run, "--as-of", "2026-12-01", "due", "--student", "rav-m")["deadlines"]
    assert "booked-meeting" not in {d["rule"] for d in left}
    assert "manifestation-review" in {d["rule"] for d in left}


# --- what has a command of its own, and which meeting is meant ------------------------------------------------------------


def test_a_duty_with_a_command_of_its_own_is_not_waved_away(caseload: Path, run: Run) -> None:
    words = ["na", "ben-k", "annual-review", "--why", "too busy"]
    said = refused(run, caseload, *words)
    assert "Use `casemgr hold-iep ben-k --on 2026-12-02` for annual-review; type it after the meeting" in said
    assert "add --force" in said
    ok(run, *words, "--force")
    assert "annual-review" not in {d["rule"] for d in data(run, "due", "--student", "ben-k")["deadlines"]}
    ok(run, "na", "ana-r", "release-of-information", "--force", "--why", "none needed")
    ok(run, "na", "sof-l", "consult-written-notice", "--why", "no doubt about it")


def test_a_meeting_booked_for_another_day_is_not_taken_as_held_today(caseload: Path, run: Run) -> None:
    words = ["hold-iep", "ben-k", "--outcome", "completed"]
    said = refused(run, caseload, *words)
    assert "booked for Wed 12/2/2026. Say --on DATE, or --purpose P" in said
    asked(caseload.parent, [*words, "--dry-run"], ["11/20", *LATER])
    asked(caseload.parent, words, ["11/20", *LATER])
    assert events(run, "ben-k")[-1]["date"] == "2026-11-20"
    ok(run, "hold-iep", "rav-m", "--purpose", "parent-request", "--outcome", "completed")
    assert events(run, "rav-m")[-1]["date"] == "2026-11-23"


def test_a_notice_entered_after_the_meeting_is_about_the_one_booked_then(caseload: Path, run: Run) -> None:
    late = ["--as-of", "2026-12-04"]
    held = ["hold-iep", "ben-k", "--on", "2026-12-02", "--outcome", "completed"]
    assert run(*late, *held).returncode == 0
    ok(
        run,
        *late,
        "sent",
        "ben-k",
        "meeting-notice",
        "--on",
        "11/21",
        "--meeting",
        "12/2",
        "--method",
        "mail",
    )
    last = data(run, *late, "show", "ben-k")["events"][-1]
    assert (last["date"], last["meeting"]) == ("2026-11-21", "2026-12-02")
    words = [*late, "sent", "ben-k", "meeting-notice", "--on", "11/21", "--meeting", "12/3"]
    assert "no meeting is booked for Thu 12/3/2026 (booked: Wed 12/2/2026)" in refused(run, caseload, *words)


def test_at_a_keyboard_the_answer_to_a_plan_is_asked(caseload: Path, run: Run) -> None:
    asked(caseload.parent, ["consent", "zoe-p"], ["refused", "yes"])
    assert events(run, "zoe-p")[-1]["type"] == "consent_refused"
    assert events(run, "zoe-p")[-1]["team_insists"] is True
    ok(run, "undo", "zoe-p")
    plan = next(e for e in events(run, "zoe-p") if e["type"] == "assessment_plan_given")
    area = plan["areas"][0]["area"]
    asked(caseload.parent, ["consent", "zoe-p"], ["part", area])
    assert events(run, "zoe-p")[-1]["areas"] == [area]
    ok(run, "undo", "zoe-p")
    ok(run, "consent", "zoe-p")
    assert events(run, "zoe-p")[-1]["type"] == "consent_received"


def test_listing_who_is_invited_records_nothing_and_names_the_days_booked(caseload: Path, run: Run) -> None:
    for extra in (["--on", "11/20"], ["--by", "dana"], ["--note", "x"], ["--dry-run"]):
        assert "goes with ROLE" in refused(run, caseload, "invite", "ben-k", *extra)
    said = refused(run, caseload, "invite", "ben-k", "--meeting", "2026-12-09")
    assert "No meeting is booked for Wed 12/9/2026 (booked: Wed 12/2/2026)" in said


def test_a_review_that_is_only_booked_is_not_stated_as_held(caseload: Path, run: Run) -> None:
    ok(run, "letter", "manifestation", "rav-m", "-o", "a.html")
    page = (caseload.parent / "a.html").read_text(encoding="utf-8")
    assert "Review held" not in page
    assert "Review booked for" in page
    ok(run, "mdr", "rav-m", "--held", "today", "--caused", "no", "--not-implemented", "no")
    ok(run, "letter", "manifestation", "rav-m", "-o", "b.html")
    page = (caseload.parent / "b.html").read_text(encoding="utf-8")
    assert "Review held" in page
    assert "booked for" not in page


def test_an_iep_agreed_to_is_answered_once_by_those_who_came_with_one_too(caseload: Path, run: Run) -> None:
    said = refused(run, caseload, "answer-iep", "ben-k", "--disagreed")
    assert "agreed to on Mon 12/8/2025, and no meeting has offered another since" in said
    ok(run, "answer-iep", "ben-k", "--agreed", "--force")


def test_who_fills_in_a_form_of_the_psychologist_is_checked(caseload: Path, run: Run) -> None:
    said = ok(run, "form", "zoe-p", "sld", "--by", "Priya", "--force")
    assert "Note: Priya Nair is " in said
    assert "a school psychologist completes this form" in said
    assert "completes this form" not in ok(run, "form", "zoe-p", "ed", "--by", "marcus", "--force")
    assert "completes this form" not in ok(run, "form", "zoe-p", "ed", "--by", "Dr. Nobody", "--force")


def test_a_removal_before_the_student_joined_points_at_the_former_school(caseload: Path, run: Run) -> None:
    ok(run, "transfer-in", "new-x", *NEW, "--on", "2026-11-16", "--from", "Bayport Unified")
    said = ok(run, "removal", "new-x", "--on", "2026-11-09", "--days", "1", "--force")
    assert "joined on Mon 11/16/2026" in said
    assert "former_school=NAME" in said
    assert "former_school" not in ok(run, "removal", "new-x", "--on", "2026-11-17", "--days", "1")


def test_a_removal_of_a_student_of_ours_put_on_file_later_was_here(caseload: Path, run: Run) -> None:
    ok(run, "add", "new-x", *NEW, "--on", "2026-11-16", "--last-annual", "2026-03-10")
    said = ok(run, "removal", "new-x", "--on", "2026-11-09", "--days", "1", "--force")
    assert "former_school" not in said


def test_a_paper_of_a_day_before_a_student_transferred_in_is_noted(caseload: Path, run: Run) -> None:
    ok(run, "transfer-in", "new-x", *NEW, "--on", "2026-11-16", "--from", "Bayport Unified")
    said = ok(run, "sent", "new-x", "safeguards", "--reason", "yearly", "--on", "2026-11-13")
    assert (
        "came on Mon 11/16/2026, and this is of Fri 11/13/2026. If another day is meant: casemgr correct"
        in said
    )
    assert "and this is of" not in ok(
        run, "sent", "new-x", "safeguards", "--reason", "yearly", "--on", "2026-11-16"
    )


def test_a_booking_says_what_it_replaces_and_what_stands(caseload: Path, run: Run) -> None:
    said = ok(run, "schedule-iep", "ben-k", "2026-12-09", "--purpose", "annual", "--dry-run")
    assert "replaces the annual meeting booked for Wed 12/2/2026" in said
    said = ok(run, "schedule-iep", "ben-k", "2026-09-03", "--purpose", "annual")
    assert "replaces" not in said
    assert "before the annual meeting booked for Wed 12/2/2026 was" in said
    assert "that one is kept" in said
    assert "Thu 9/3/2026 is 81 days ago. Check the date." in said
    assert "days back" not in ok(run, "schedule-iep", "sof-l", "2026-11-12", "--purpose", "amendment")


def test_supplies_past_the_allocation_are_said(caseload: Path, run: Run) -> None:
    said = ok(run, "supplies", "allocate", "100")
    assert "the allocation of 2026-27 is $100 now; before, it was $250" in said
    assert "more than 0 dollars" in refused(run, caseload, "supplies", "request", "0", "--what", "x")
    ok(run, "supplies", "request", "130", "--what", "chairs")
    asked_for = data(run, "supplies")["requests"][-1]["id"]
    said = ok(run, "supplies", "approved", asked_for)
    assert "more than the allocation of 2026-27" in said
    later = ok(run, "supplies", "allocate", "100", "--year", "2027-28")
    assert "more than the allocation" not in later


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["move", "ben-k", "Fernbrok Middle"], "did you mean Fernbrook Middle?"),
        (
            ["move", "ben-k", "Fernbrook"],
            "did you mean Fernbrook Elementary, Fernbrook Middle, Fernbrook High?",
        ),
        (["refer", "cle-m", *new(school="Fernbrook Elementry")], "did you mean Fernbrook Elementary?"),
        (["add", "cle-m", *new(school="Aldre")], "did you mean Alder Creek Elementary?"),
        (["edit", "ben-k", "--school", "Aldor"], "did you mean Alder Creek Elementary?"),
        (["add", "cle-m", *new(), "--provider", "Marcus Ball=reports"], "did you mean Marcus Bell?"),
        (["edit", "ben-k", "--provider", "Helen Osie"], "did you mean Helen Osei?"),
        (["refer", "cle-m", *NEW, "--area", "autsim"], "did you mean autism?"),
        (["refer", "ben-k", "--area", "autsim"], "did you mean autism?"),
    ],
)
def test_a_slip_in_a_school_or_an_area_is_not_recorded(
    caseload: Path, run: Run, words: list[str], said: str
) -> None:
    assert said in refused(run, caseload, *words)
    ok(run, *words, "--force")


def test_a_school_and_a_provider_cut_short_are_written_out(caseload: Path, run: Run) -> None:
    ok(run, "add", "cle-m", *new(school="Alder"), "--provider", "Marcus=reports")
    ok(run, "edit", "ben-k", "--school", "Alder", "--force")
    added, edited = (
        (caseload / "students" / f"{each}.yaml").read_text(encoding="utf-8") for each in ("cle-m", "ben-k")
    )
    assert "providers: [{name: Marcus Bell, service: reports}]" in added
    assert "school: Alder Creek Elementary" in added
    assert "school: Alder Creek Elementary" in edited


@pytest.mark.parametrize(
    "words", [["hold-iep", "ben-k", "--outcome", "completed"], ["schedule-iep", "ben-k", "12/9"]]
)
def test_a_slip_in_a_purpose_is_asked_about_and_a_short_one_is_understood(
    caseload: Path, run: Run, words: list[str]
) -> None:
    assert "Did you mean triennial?" in refused(run, caseload, *words, "--purpose", "trienial")
    said = run(*words, "--purpose", "tri", "--on", "11/20")
    assert "triennial IEP meeting" in said.stdout


@pytest.mark.parametrize("command", [("check-iep", "--missing"), ("draft",)])
def test_the_beginning_of_a_portion_means_it_in_every_command(
    caseload: Path, run: Run, command: tuple[str, ...]
) -> None:
    name, *option = command
    words = ["ben-k", *option, "pres", *(["--asked"] if name == "draft" else [])]
    ok(run, name, *words)
    assert "present-levels" in (caseload / "students/ben-k.yaml").read_text(encoding="utf-8")


def test_a_strange_portion_names_one_that_is_like_it(caseload: Path, run: Run) -> None:
    said = ok(run, "check-iep", "ben-k", "--missing", "goal-list")
    assert "goal-list is no portion of an IEP; recorded as typed. Did you mean goals?" in said


def test_a_strange_school_or_area_is_noted(caseload: Path, run: Run) -> None:
    said = ok(run, "refer", "cle-m", *new(school="Bayport Academy"), "--area", "clumsiness")
    assert "Bayport Academy is not among the schools" in said
    assert "clumsiness is not a category" in said


def test_the_preview_of_a_year_says_whose_school_may_end_and_who_is_in_the_last_grade(
    caseload: Path, run: Run
) -> None:
    year = HERE / "calendars/sample-2027-28.yaml"
    (caseload / "calendars/2027-28.yaml").write_bytes(year.read_bytes())
    ok(run, "edit", "cal-d", "--grade", "12")
    shown = " ".join(run("start-year", "--year", "2027-28").stdout.split())
    assert "Fernbrook Elementary may end below: " in shown
    assert "ben-k into grade 6" in shown
    assert "In grade 12 already: " in shown
    staying = run("start-year", "--year", "2027-28", "--repeats", "ben-k", "--repeats", "cal-d").stdout
    assert "ben-k into" not in staying
    settings = caseload / "casemgr.yaml"
    named = settings.read_text(encoding="utf-8").replace(
        "Elementary, level: elementary}",
        'Elementary, level: elementary, top_grade: "5", next: Fernbrook Middle}',
    )
    settings.write_text(named, encoding="utf-8")
    assert "Elementary may end" not in run("start-year", "--year", "2027-28").stdout


# --- corrections written by hand ---------------------------------------------------------------------------------------------

CIRCLE = """\
- {id: xa, type: note_made, date: 2026-11-20, recorded: 2026-11-20, text: one}
- {id: xb, type: note_made, date: 2026-11-20, recorded: 2026-11-20, text: two}
- {id: va, type: void, date: 2026-11-20, recorded: 2026-11-20, event: xa, why: x, replaced_by: xb}
- {id: vb, type: void, date: 2026-11-20, recorded: 2026-11-20, event: xb, why: x, replaced_by: xa}
...
"""


def test_corrections_of_each_other_are_reported_and_can_be_revoked(caseload: Path, run: Run) -> None:
    file = caseload / "students" / "ben-k.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("...\n", CIRCLE), encoding="utf-8")
    checked = run("check")
    assert checked.returncode == 1
    assert "xa and xb are corrections of each other" in checked.stdout + checked.stderr
    ok(run, "void", "ben-k", "va", "--why", "no correction")
    assert run("check").returncode == 0


def test_a_notice_on_a_request_for_an_assessment_is_about_it(caseload: Path, run: Run) -> None:
    ok(run, "parent-request", "ben-k", "--what", "an OT assessment", "--assessment")
    assert "about the assessment asked for" in ok(run, "pwn", "ben-k", "--action", "refused")
    assert events(run, "ben-k")[-1]["subject"] == "assessment"
    ok(run, "undo", "ben-k")
    ok(run, "pwn", "ben-k", "--action", "refused", "--subject", "services")
    assert events(run, "ben-k")[-1]["subject"] == "services"


def test_what_a_notice_of_our_own_proposes_is_not_made_up(caseload: Path, run: Run) -> None:
    assert "was not said, so it is not recorded" in ok(run, "pwn", "ben-k", "--own-proposal")
    assert events(run, "ben-k")[-1].get("action") is None
