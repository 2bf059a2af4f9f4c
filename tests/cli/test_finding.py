"""Finding a student, a date, a sentence: the roster, the options that narrow every list, and the search."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from casemgr.cli.loading.command import load
from casemgr.reports.folding import folded_line, text_width
from conftest import HERE, Run, call, needs_unix, on_a_terminal, surroundings
from lists import FROM_FILES, LISTINGS
from outcome import data, ok

GUIDE = HERE.parent / "src/casemgr/guide/completion.md"
ROSTER_KEYS = {"student", "last", "first", "grade", "school", "annual", "triennial", "case_manager"}
NARROWING = {"--school", "--case-manager", "--person"}
OVER_STUDENTS = [each for each in LISTINGS if "students" in each.reads]


def roster(run: Run, *words: str) -> list[Any]:
    found: list[Any] = data(run, "list", *words)["students"]
    return found


# --- the roster -----------------------------------------------------------------------------------------


def test_the_roster_has_both_reviews_and_the_names_apart(caseload: Path, run: Run) -> None:
    rows = {row["student"]: row for row in roster(run)}
    assert set(rows["nia-c"]) >= ROSTER_KEYS
    nia = rows["nia-c"]
    assert (nia["last"], nia["first"], nia["case_manager"]) == ("Clarke", "Nia", "Dana Whitfield")
    assert (nia["annual"], nia["triennial"]) == ("2026-11-13", "2027-11-14")
    assert (rows["har-s"]["annual"], rows["har-s"]["triennial"]) == (None, None)


def test_the_roster_shows_the_nearest_date_of_any_kind(caseload: Path, run: Run) -> None:
    """A reminder of 3 November comes before whatever law asks later."""
    row = next(row for row in roster(run) if row["student"] == "tre-w")
    assert (row["act_by"], row["next"]) == ("2026-11-03", "consent-follow-up")


@pytest.mark.parametrize("key", ["annual", "triennial", "act_by"])
def test_the_roster_sorts_by_a_date_with_those_without_one_last(caseload: Path, run: Run, key: str) -> None:
    rows = roster(run, "--sort", {"act_by": "next"}.get(key, key))
    days = [row[key] or "9999" for row in rows]
    assert days == sorted(days)
    assert days[0] != "9999"


def test_the_roster_sorts_by_last_name_and_by_school(caseload: Path, run: Run) -> None:
    by_name = [row["last"] for row in roster(run, "--sort", "name")]
    assert by_name.index("Núñez") < by_name.index("Nguyễn") + 2 < by_name.index("Rivera") + 2
    assert by_name[0] == "Akana"
    schools = [row["school"] for row in roster(run, "--sort", "school")]
    assert schools == sorted(schools)
    assert "Fernbrook High" in ok(run, "list", "--sort", "name").splitlines()[4 + by_name.index("Clarke") - 1]
    refused = run("list", "--sort", "size")
    assert (refused.returncode, "name, annual, triennial, school, next" in refused.stderr) == (2, True)


def test_the_roster_marks_each_case_with_a_word(caseload: Path, run: Run) -> None:
    marks = {row["student"]: row["mark"] for row in roster(run)}
    assert marks["nia-c"] == "OVERDUE"
    assert marks["tho-q"] == "next 7 days"  # a legal date today, before the practice dates that have passed
    assert marks["aal-r"] == "next 7 days"
    assert marks["tre-w"] == "reminder"
    assert marks["gid-e"] == "next 7 days"
    assert marks["cal-d"] == "open duty"
    assert marks["har-s"] == ""


def test_the_foot_counts_and_says_when_there_are_too_many(caseload: Path, run: Run) -> None:
    assert ok(run, "list").rstrip().endswith("26 of 26 students")
    assert "3 of 26 students" in ok(run, "list", "--school", "Fernbrook High")
    settings = caseload / "casemgr.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "caseload_limit: 20\n", encoding="utf-8")
    said = ok(run, "list", "--school", "Fernbrook High")
    assert (
        "Dana Whitfield has 24 students, above the caseload limit of 20, the limit that you have set (casemgr.yaml)"
        in said
    )
    assert "Priya Nair" not in said


def test_the_state_s_caseload_limit_is_law_data(caseload: Path, run: Run) -> None:
    one = (caseload / "students" / "ana-r.yaml").read_text(encoding="utf-8")
    for number in range(1, 6):
        path = caseload / "students" / f"copy-{number}.yaml"
        path.write_text(one.replace("id: ana-r", f"id: copy-{number}"), encoding="utf-8")
        above = "Dana Whitfield has 29 students, above the caseload limit of 28, the most for a resource specialist (EC 56362(c))"
        assert (above in ok(run, "list")) == (number == 5)  # of 30 students with four, two are another's
        assert "above the caseload limit" not in ok(run, "list", "--case-manager", "Priya Nair")


# --- the options that narrow every list -----------------------------------------------------------------


@pytest.mark.parametrize("listing", OVER_STUDENTS, ids=str)
def test_every_list_over_the_caseload_is_narrowed_in_the_same_three_ways(listing: Any) -> None:
    names = {name for param in load(listing.words[0]).params for name in getattr(param, "opts", [])}
    assert names >= NARROWING


def test_no_list_over_the_caseload_is_forgotten() -> None:
    """A list that reads other students than the one it is asked about is among those above."""
    forgotten = {each.words[0] for each in LISTINGS if each.reads == "students"} - {
        each.words[0] for each in OVER_STUDENTS
    }
    assert not forgotten - FROM_FILES


@pytest.mark.parametrize("listing", OVER_STUDENTS, ids=str)
def test_a_list_shows_only_the_school_asked_for(caseload: Path, run: Run, listing: Any) -> None:
    rows = data(run, *listing.words, "--school", "Fernbrook High")[listing.key]
    of_school = {"nia-c", "dar-j", "luk-g"}
    named = {row["student"] for row in rows if row.get("student", "").count("-") == 1}
    assert named <= of_school
    if listing.words[0] in ("list", "due", "today", "calendar"):
        assert named


@pytest.mark.parametrize("listing", OVER_STUDENTS, ids=str)
def test_students_handed_off_leave_every_list_when_the_receiver_has_acknowledged(
    caseload: Path, run: Run, listing: Any
) -> None:
    def named(*more: str) -> bool:
        done = run(*listing.words, *more, "--format", "json")
        assert done.returncode == 0, done.stderr
        return "nia-c" in json.dumps(json.loads(done.stdout)[listing.key])

    before = named()
    ok(run, "hand-off", "nia-c", "--to", "Nina Roth")
    assert named() == before
    ok(run, "hand-off", "nia-c", "--acknowledged")
    assert not named()
    assert named("--case-manager", "all") == before
    said = run(*listing.words)
    assert (
        "Left out: 1 student handed off to Nina Roth; to see them: --case-manager all"
        in said.stdout + said.stderr
    )


def test_what_the_receiver_of_a_case_owes_is_listed_by_name(caseload: Path, run: Run) -> None:
    def owed(person: str) -> set[str]:
        words = ["due", "--person", person, "--case-manager", "all", "--format", "json"]
        rows = json.loads(ok(run, *words))["deadlines"]
        return {row["rule"] for row in rows if row["student"] == "nia-c"}

    mine = owed("Dana Whitfield")
    ok(run, "hand-off", "nia-c", "--to", "Nina Roth")
    ok(run, "hand-off", "nia-c", "--acknowledged")
    assert "annual-review" in mine
    assert "annual-review" in owed("Nina Roth")
    assert owed("Dana Whitfield") == set()


@pytest.mark.parametrize(
    "words",
    [
        ["done", "--all", "progress-report"],
        ["progress-sent", "--all-due", "--within", "400"],
        ["provider-reported", "--all-due", "Dana Whitfield", "--within", "400"],
        ["review-with", "--all", "--staff", "Helen Osei"],
    ],
    ids=lambda words: words[0],
)
def test_a_round_leaves_out_students_who_were_handed_off(caseload: Path, run: Run, words: list[str]) -> None:
    """Nothing is recorded for another case manager's student that nobody named."""

    def reached() -> set[str]:
        done = run(*words, "--dry-run", "--yes")
        assert done.returncode == 0, done.stderr
        return {line.split()[0] for line in done.stdout.splitlines() if line[:1].islower()}

    before = reached()
    assert "dar-j" in before
    ok(run, "hand-off", "dar-j", "--to", "Nina Roth")
    ok(run, "hand-off", "dar-j", "--acknowledged")
    assert reached() == before - {"dar-j"}


def test_a_student_handed_back_is_on_the_lists_again(caseload: Path, run: Run) -> None:
    ok(run, "hand-off", "nia-c", "--to", "Nina Roth")
    ok(run, "hand-off", "nia-c", "--acknowledged")
    assert [row["case_manager"] for row in roster(run, "--case-manager", "nina")] == ["Nina Roth"]
    ok(run, "assign", "nia-c", "Dana Whitfield", "--force")
    assert "nia-c" in {row["student"] for row in roster(run)}


def test_a_case_is_handed_off_to_the_one_who_was_assigned_it(caseload: Path, run: Run) -> None:
    """The example's Hong is assigned to Priya Nair, who has not been told of the deadlines."""
    assert "hon-n and oli-b are assigned to Priya Nair" in run("today").stdout
    ok(run, "hand-off", "hon-n", "--to", "Priya")
    ok(run, "hand-off", "hon-n", "--acknowledged")
    assert "hon-n" not in {row["student"] for row in roster(run)}
    assert "oli-b is assigned to Priya Nair" in run("today").stdout


def test_a_student_assigned_to_others_without_a_hand_off_stays(caseload: Path, run: Run) -> None:
    ok(run, "assign", "nia-c", "Priya Nair", "--force")
    assert "nia-c" in {row["student"] for row in roster(run)}
    assert {row["student"] for row in roster(run, "--case-manager", "priya")} == {"hon-n", "oli-b", "nia-c"}


def test_what_a_psychologist_owes_is_a_page(caseload: Path, run: Run) -> None:
    found = data(run, "due", "--person", "Marcus Bell")["deadlines"]
    owed = {(row["student"], row["rule"], row.get("part", "")) for row in found}
    assert ("jos-n", "assessor-reports", "psychoeducational") in owed
    assert ("ana-r", "sld-form", "") in owed
    assert ("rav-m", "booked-meeting", "") in owed  # he is invited
    assert not [row for row in found if row["rule"] in ("annual-review", "progress-report")]
    page = ok(run, "due", "--person", "marcus")
    assert page.startswith("What Marcus Bell owes")
    assert "José Núñez" in page
    assert "jos-n" not in page


def test_a_report_that_has_come_is_owed_no_more(caseload: Path, run: Run) -> None:
    ok(run, "assessor-reported", "jos-n", "psychoeducational", "--by", "Marcus Bell", "--on", "today")
    found = data(run, "due", "--person", "Marcus Bell")["deadlines"]
    assert not [r for r in found if (r["student"], r["rule"]) == ("jos-n", "assessor-reports")]


def test_a_provider_owes_the_reports_that_are_missing(caseload: Path, run: Run) -> None:
    found = data(run, "due", "--person", "Priya Nair")["deadlines"]
    owing = {row["student"] for row in found if row["rule"] == "providers-report"}
    assert "ben-k" in owing
    assert "tho-q" not in owing  # reported on 11/18


def test_the_case_manager_has_all_of_it(caseload: Path, run: Run) -> None:
    others = {row["student"] for row in roster(run, "--case-manager", "priya")}

    def keys(*words: str) -> list[tuple[str, str]]:
        found = data(run, "due", *words)["deadlines"]
        return [(d["student"], d["rule"]) for d in found if d["student"] not in others]

    assert keys("--person", "Dana Whitfield") == keys()


def test_a_name_that_is_nearly_one_is_asked_about(caseload: Path, run: Run) -> None:
    for option, words, meant in (
        ("--person", "Marcsu Bell", "Marcus Bell"),
        ("--school", "Fernbrok High", "Fernbrook High"),
        ("--case-manager", "Dana Whitfeld", "Dana Whitfield"),
    ):
        refused = run("due", option, words)
        assert (refused.returncode, meant in refused.stderr) == (2, True), refused.stderr


def test_a_school_or_a_case_manager_whom_nobody_has_is_refused(caseload: Path, run: Run) -> None:
    """The list would be empty, as if nothing were due."""
    for option, words, known in (
        ("--school", "Nowhere", "Fernbrook High"),
        ("--case-manager", "Nobody", "Dana Whitfield and Priya Nair"),
    ):
        for command in ("due", "today", "list", "calendar"):
            refused = run(command, option, words)
            said = f'{option[2:].replace("-", " ")} here is called "{words}". Known here: '
            assert (refused.returncode, said in refused.stderr, known in refused.stderr) == (2, True, True)


def test_a_person_whom_no_file_names_is_refused(caseload: Path, run: Run) -> None:
    """The list would be empty, as if that one owed nothing."""
    for command in ("due", "today", "week", "list"):
        refused = run(command, "--person", "Nobody")
        assert (refused.returncode, 'Nobody here is called "Nobody"' in refused.stderr) == (2, True)
    ana = caseload / "students/ana-r.yaml"
    text = ana.read_text(encoding="utf-8")
    ana.write_text(text.replace("\nevents:", "\nteachers: [Nobody Jones]\nevents:", 1), encoding="utf-8")
    assert run("due", "--person", "Nobody").returncode == 0


def test_where_no_school_is_known_none_is_named(empty: Path, run: Run) -> None:
    settings = empty / "casemgr.yaml"
    kept = re.sub(r"(?m)^schools:\n(- .*\n)+", "", settings.read_text(encoding="utf-8"))
    settings.write_text(kept, encoding="utf-8")
    assert run("list", "--school", "Nowhere").stderr == 'No school here is called "Nowhere".\n'


def test_a_school_that_only_a_student_has_is_known(caseload: Path, run: Run) -> None:
    file = caseload / "students/ana-r.yaml"
    text = file.read_text(encoding="utf-8").replace("school: Fernbrook Elementary", "school: Nowhere Academy")
    file.write_text(text, encoding="utf-8")
    assert {row["student"] for row in data(run, "list", "--school", "nowhere")["students"]} == {"ana-r"}
    file.write_text(text.replace("school: ", "schule: "), encoding="utf-8")
    assert run("list", "--school", "Nowhere").returncode == 3  # it may be the one that cannot be read


# --- words, contacts, days ------------------------------------------------------------------------------


def test_every_word_must_be_found_and_accents_do_not_matter(caseload: Path, run: Run) -> None:
    found = data(run, "find", "nunez", "consént", "signed")["found"]
    assert [(row["student"], row["date"], row["id"]) for row in found] == [("jos-n", "2026-09-29", "ygjzkq")]
    assert data(run, "find", "nunez", "zebra")["found"] == []
    assert "ygjzkq" in ok(run, "find", "nunez consent signed")
    refused = run("find", "?")
    assert refused.returncode == 2


def test_find_looks_into_notes_and_the_journal_and_not_at_what_is_void(caseload: Path, run: Run) -> None:
    ok(run, "note", "ana-r", "brings her own Dolmetscher")
    (note,) = data(run, "find", "dolmetscher")["found"]
    assert (note["student"], note["type"]) == ("ana-r", "note_made")
    ok(run, "void", "ana-r", note["id"], "--why", "wrong student")
    assert data(run, "find", "dolmetscher own")["found"] == []
    assert "caseload" in {row["student"] for row in data(run, "find", "year", "opened")["found"]}


def test_contacts_over_the_whole_caseload(caseload: Path, run: Run) -> None:
    ok(run, "contact", "ana-r", "--how", "telephone", "--result", "no answer", "--on", "11/19")
    ok(run, "contact", "ben-k", "--how", "e-mail", "--result", "sent the times", "--with", "Marcus Bell")
    rows = data(run, "contacts")["contacts"]
    assert [(row["student"], row["result"]) for row in rows] == [
        ("ana-r", "no answer"),
        ("ben-k", "sent the times"),
    ]
    assert all(row["id"] for row in rows)
    assert len(data(run, "contacts", "--from", "11/20")["contacts"]) == 1
    assert len(data(run, "contacts", "--to", "11/19")["contacts"]) == 1
    assert data(run, "contacts", "rivera")["contacts"][0]["student"] == "ana-r"
    assert [r["student"] for r in data(run, "contacts", "--person", "marcus")["contacts"]] == ["ben-k"]


def test_days_are_counted_by_a_rule_without_recording_anything(caseload: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in (caseload / "students").iterdir()}
    counted = data(run, "count", "initial-iep", "--from", "11/9")
    why = data(run, "why", "ana-r", "initial-iep")
    for key in ("due", "hold_by", "counted_days", "raw_days", "other_readings"):
        assert counted[key] == why["deadline"][key]
    assert counted["days"] == why["days"]
    page = ok(run, "count", "initial-iep", "--from", "11/9")
    assert "not counted (18 days): Winter Break" in page
    assert "break_pause: none" in page
    assert {path: path.read_bytes() for path in (caseload / "students").iterdir()} == before


def test_a_count_back_goes_back_from_the_day_and_a_level_has_its_own_number(caseload: Path, run: Run) -> None:
    assert data(run, "count", "meeting-notice", "--from", "12/9")["due"] == "2026-11-29"
    weeks = {
        level: data(run, "count", "progress-report", "--from", "9/1/2026", "--level", level)["due"]
        for level in ("elementary", "secondary")
    }
    assert weeks == {"elementary": "2026-11-24", "secondary": "2026-10-13"}


def test_a_count_that_leaves_the_calendars_says_so(caseload: Path, run: Run) -> None:
    assert data(run, "count", "initial-iep", "--from", "4/1/2031")["due"] is None
    assert "unknown without the school calendar" in ok(run, "count", "initial-iep", "--from", "4/1/2031")


# --- who is meant ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "student"),
    [("anita menon", "rav-m"), ("555-0133", "rav-m"), ("0133", "rav-m"), ("JN", "jos-n"), ("ana", "ana-r")],
)
def test_a_student_is_found_by_contact_phone_or_printed_label(
    caseload: Path, run: Run, words: str, student: str
) -> None:
    assert f"({student})" in ok(run, "show", words).splitlines()[0]


def test_siblings_with_one_mother_are_both_named(caseload: Path, run: Run) -> None:
    text = (caseload / "students" / "rav-m.yaml").read_text(encoding="utf-8")
    text = text.replace("id: rav-m", "id: kav-m").replace("first: Ravi", "first: Kavya")
    (caseload / "students" / "kav-m.yaml").write_text(text, encoding="utf-8")
    refused = run("show", "anita")
    assert (refused.returncode, "rav-m" in refused.stderr, "kav-m" in refused.stderr) == (2, True, True)


@pytest.mark.parametrize(
    ("plain", "name"),
    [("lukasz", "Łukasz"), ("sorensen", "Sørensen"), ("weiss", "Weiß"), ("aegir", "Ægir"), ("thor", "Þór")],
)
def test_letters_that_have_no_accent_to_take_off_are_found_by_plain_ones(plain: str, name: str) -> None:
    from casemgr.casefile.names import fits

    assert fits(plain, name)


# --- the week -------------------------------------------------------------------------------------------


def test_the_week_has_each_meeting_on_its_day_and_what_is_open_after(caseload: Path, run: Run) -> None:
    found = data(run, "week")
    assert found["days"] == ["2026-11-23", "2026-11-24", "2026-11-30", "2026-12-01", "2026-12-02"]
    lines = found["lines"]
    meeting = next(line for line in lines if line["when"] == "1:45 pm")
    assert (meeting["student"], meeting["date"], "Initial IEP by Sat 11/28" in meeting["text"]) == (
        "jos-n",
        "2026-11-24",
        True,
    )
    assert ("tho-q", "2026-11-23", "Prior written notice (more reading support)") in {
        (line["student"], line["date"], line["text"]) for line in lines
    }
    days = [line["date"] for line in lines]
    assert days == sorted(filter(None, days)) + [None] * days.count(None)
    assert "nia-c" in {line["student"] for line in lines if line["part"] == "now"}


def test_the_week_hides_no_legal_duty_of_today(caseload: Path, run: Run) -> None:
    """What is for today is on its day; the rest is among what is open now."""
    law = data(run, "today", "--all")["parts"]["law"]
    today, lines = data(run, "today")["as_of"], data(run, "week")["lines"]
    shown = {line["student"]: line["text"] for line in lines if line["heading"].startswith("LAW")}
    on_day = {line["student"]: line["text"] for line in lines if line["date"] == today}
    assert {line["student"] for line in law} == {*shown, *on_day}
    for line in law:
        for step in line["steps"]:
            assert step["short"] in shown.get(step["student"], "") + on_day.get(step["student"], "")


def test_the_week_has_a_round_as_one_line_and_what_is_to_be_booked(caseload: Path, run: Run) -> None:
    """The last school day before the break is the day for the notices of three reviews, and for two reports."""
    found = [line for line in data(run, "week")["lines"] if line["date"] == "2026-11-24"]
    texts = {line["student"]: line["text"] for line in found}
    assert (
        texts["tho-q"]
        == "book Parent-requested IEP (more reading support); book Reassessment IEP; book Annual review"
    )
    rounds = [(line["name"], line["text"]) for line in found if line["student"] == "2 students"]
    assert ("", "Progress report: dar-j, tho-q; waiting for Dana Whitfield (2)") in rounds


def test_a_week_before_the_year_begins_starts_with_its_first_day(caseload: Path, run: Run) -> None:
    days = json.loads(ok(run, "--as-of", "2026-08-05", "week", "--format", "json"))["days"]
    assert days[0] == "2026-08-12"


# --- completion, pager, color ---------------------------------------------------------------------------


def completed(caseload: Path, words: str, shell: str = "bash", **more: str) -> str:
    """What the shell gets to offer after these words, the last of which is being typed."""
    asked = f"casemgr {words}"
    place = str(len(asked.split(" ")) - 1)
    environment = {
        "_CASEMGR_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": asked,
        "COMP_CWORD": place,
        "_TYPER_COMPLETE_ARGS": asked,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": asked.rsplit(" ", maxsplit=1)[-1],
    }
    return call(cwd=caseload.parent, **environment, **more).stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("show an", {"ana-r"}),
        ("due --student an", {"ana-r"}),
        ("why ana-r assessment-p", {"assessment-plan"}),
        ("done ana-r enter-ref", {"enter-referral"}),
        ("done an", {"ana-r"}),
        ("sent ana-r meeting-", {"meeting-notice"}),
        ("sent ana-r safeguards --reason y", {"yearly"}),
        ("refer ana-r --area aut", {"autism"}),
        ("schedule-iep ana-r 12/9 --purpose tri", {"triennial"}),
        ("exit ana-r --reason aged", {"aged-out"}),
        ("provider-reported ben-k P", {"Priya Nair"}),
        ("due --person Mar", {"Marcus Bell"}),
        ("list --school Alder", {"Alder Creek Elementary"}),
        ("calendar --year 2026", {"2026-27"}),
        ("calendar --format x", {"xlsx"}),
        ("letter meeting", {"meeting-notice"}),
        ("list --sort t", {"triennial"}),
        ("add an", set()),
    ],
)
def test_tab_offers_what_a_command_takes(caseload: Path, words: str, offered: set[str]) -> None:
    assert set(completed(caseload, words).split("\n")) - {""} == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_completes_students(caseload: Path, shell: str) -> None:
    shown = completed(caseload, "show an", shell)
    assert "ana-r" in shown
    assert "ben-k" not in shown
    assert shell == "bash" or "Ana Rivera" in shown


def test_the_words_are_of_the_caseload_named(caseload: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    asked = f"--caseload {caseload} show an"
    assert "ana-r" in completed(away / "x", asked)
    assert completed(away / "x", "show an").strip() == ""
    assert "ana-r" in completed(away / "x", "show an", CASEMGR_CASELOAD=str(caseload))


def test_the_rules_offered_are_those_of_the_settings_state(caseload: Path) -> None:
    assert "initial-iep" in completed(caseload, "why ana-r initial-i")
    settings = caseload / "casemgr.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "state: us-tx\nhandbook: none\n", encoding="utf-8"
    )
    (caseload / "law/us-tx").mkdir(parents=True)
    rule = "schema: 1\nrules:\n- id: full-report\n  short: Full report\n"
    (caseload / "law/us-tx/texas.yaml").write_text(rule, encoding="utf-8")
    assert completed(caseload, "why ana-r initial-i").strip() == ""
    assert "full-report" in completed(caseload, "why ana-r full")


def test_completion_loads_no_event_no_yaml_and_no_pydantic(caseload: Path) -> None:
    code = (
        "import sys, casemgr.cli\n"
        "try: casemgr.cli.main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('casemgr.casefile.events', 'yaml', 'rich', 'pydantic') if name in sys.modules], file=sys.stderr)"
    )
    environment = {**surroundings(caseload.parent), "_CASEMGR_COMPLETE": "complete_bash"}
    environment |= {"COMP_WORDS": "casemgr show an", "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=caseload.parent,
        env=environment,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr.strip()) == ("ana-r", "[]")


def test_readme_and_help_say_how_to_switch_completion_on(run: Run) -> None:
    assert "casemgr --install-completion" in ok(run, "help", "completion")
    assert "casemgr --install-completion" in ok(run, "--help")
    for page in (GUIDE, HERE.parent / "README.md"):
        assert "casemgr --install-completion" in page.read_text(encoding="utf-8")


def test_help_shows_a_command_and_names_the_near_one(run: Run) -> None:
    assert ok(run, "help", "schedule-iep") == ok(run, "schedule-iep", "--help")
    assert ok(run, "help").startswith(ok(run, "--help"))
    refused = run("help", "lsit")
    assert (refused.returncode, "Did you mean list?" in refused.stderr) == (2, True)


def test_color_is_what_is_asked_for(caseload: Path, run: Run) -> None:
    assert "\x1b[1;31m" in ok(run, "--color", "always", "list")
    assert "\x1b[1;31m" in run("list", FORCE_COLOR="1").stdout
    assert "\x1b" not in ok(run, "list")
    assert "\x1b" not in run("--color", "never", "list", FORCE_COLOR="1").stdout
    assert "\x1b" not in run("list", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert run("--color", "pink", "list").returncode == 2


@needs_unix
@pytest.mark.process
def test_a_long_list_goes_through_the_pager_and_a_short_one_does_not(few: Path) -> None:
    pager = few.parent / "pager.sh"
    pager.write_text("#!/bin/sh\necho THROUGH THE PAGER\ncat\n", encoding="utf-8")
    pager.chmod(0o755)

    def shown(*words: str) -> str:
        return on_a_terminal(few.parent, *words, width=80, PAGER=str(pager))

    assert "THROUGH THE PAGER" in shown("due")
    assert "THROUGH THE PAGER" in shown("calendar")
    assert "THROUGH THE PAGER" not in shown("--no-pager", "due")
    assert "THROUGH THE PAGER" not in shown("list", "--school", "Fernbrook High")


@needs_unix
@pytest.mark.process
def test_nothing_is_asked_with_no_input(caseload: Path) -> None:
    shown = on_a_terminal(caseload.parent, "--no-input", "answer-iep", "lei-a", width=80)
    assert "--agreed" in shown
    assert "?" not in shown.split("--agreed")[-1]


# --- how it looks ---------------------------------------------------------------------------------------


def test_the_yearly_safeguards_are_one_line_in_august(caseload: Path, run: Run) -> None:
    page = json.loads(ok(run, "--as-of", "2026-08-12", "today", "--format", "json"))
    yearly = [line for line in page["parts"]["law"] if "Safeguards, yearly" in line["text"]]
    assert len(yearly) == 1
    assert len(yearly[0]["steps"]) >= 6
    assert {step["student"] for step in yearly[0]["steps"]} == set(
        yearly[0]["text"].partition(": ")[2].split(", ")
    )


def test_show_says_the_removals_against_the_limit_and_dates_as_people_write_them(
    caseload: Path, run: Run
) -> None:
    page = ok(run, "show", "rav-m")
    assert "Removal days: 12 days this school year; the limit is 10" in page
    assert "born 5/17/2013" in page
    assert "Status: has an IEP; manifestation and supplemental meeting booked for Tue 12/1\n" in page
    assert "Next: Have the assessors' reports, open since 11/12\n" in ok(run, "show", "jos-n")
    assert "triennial-plan" not in page


def test_a_day_to_act_that_is_the_due_day_is_said_once(caseload: Path, run: Run) -> None:
    assert "act by" not in ok(run, "why", "ana-r", "initial-iep").split("Law ")[0]
    assert "Due Sat" in ok(run, "why", "jos-n", "initial-iep")
    assert "act by Tue" in ok(run, "why", "jos-n", "initial-iep")


def test_the_duties_of_a_student_open_with_what_is_open(caseload: Path, run: Run) -> None:
    page = ok(run, "duties", "ben-k").splitlines()
    parts = [line for line in page if line.isupper()]
    assert parts == [part for part in ("OPEN", "DONE", "WHOLE CASELOAD", "NOT NEEDED YET") if part in parts]
    assert parts[0] == "OPEN"
    assert "open since 11/22" in " ".join(page)  # a number of days of our own makes nothing overdue


def test_a_meeting_that_is_not_booked_is_called_that(caseload: Path, run: Run) -> None:
    assert "not booked" in ok(run, "triennials")


@pytest.mark.parametrize("name", ["小明 王", "Zoë Petrakis", "Thị Hồng Nguyễn"])
def test_columns_hold_with_wide_and_combining_letters(caseload: Path, run: Run, name: str) -> None:
    path = caseload / "students" / "zoe-p.yaml"
    first, last = name.rsplit(" ", maxsplit=1)
    text = path.read_text(encoding="utf-8").replace("first: Zoë", f"first: {first}")
    path.write_text(text.replace("last: Petrakis", f"last: {last}"), encoding="utf-8")
    row = next(line for line in ok(run, "list").splitlines() if line.startswith("zoe-p"))
    head = next(line for line in ok(run, "list").splitlines() if line.startswith("Student"))
    before = row[: row.index("2  ")]
    assert text_width(before) == head.index("Gr")


def test_wide_letters_fold_at_the_width_of_the_screen() -> None:
    lines = folded_line("小明" * 30 + " 王", 40)
    assert max(map(text_width, lines)) <= 40
    assert "".join(lines).replace(" ", "") == "小明" * 30 + "王"


def test_the_marks_of_a_screen_are_no_data(caseload: Path, run: Run) -> None:
    for words in (["progress-due"], ["late"], ["triennials"]):
        data_text = ok(run, *words, "--format", "csv")
        assert "·" not in data_text
        assert "—" not in data_text
    assert "2026-11-18" in ok(run, "progress-due", "--format", "csv")


@pytest.mark.parametrize(
    ("rule", "typed", "start"),
    [
        ("assessment-plan", "12/10", "2026-12-10"),
        ("assessment-plan", "11/9", "2026-11-09"),
        ("assessment-plan", "5/24", "2027-05-24"),
        ("assessment-plan", "5/25", "2026-05-25"),
        ("meeting-notice", "11/9", "2026-11-09"),  # counts back
        ("meeting-notice", "12/9", "2026-12-09"),
        ("records-copies", "fri", "2026-11-20"),
        ("meeting-notice", "fri", "2026-11-27"),
    ],
)
def test_a_what_if_takes_the_nearest_day(caseload: Path, run: Run, rule: str, typed: str, start: str) -> None:
    assert data(run, "count", rule, "--from", typed)["from"] == start


# --- the note at the head of a file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "is_found"), [(["sister"], True), (["sist", "kim"], True), (["sister", "ana"], False)]
)
def test_the_note_at_the_head_of_a_file_is_found(
    caseload: Path, run: Run, words: list[str], is_found: bool
) -> None:
    path = caseload / "students" / "ben-k.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nevents:\n", '\nnote: "Sister Mei: grade 2"\nevents:\n'), encoding="utf-8")
    found = data(run, "find", *words)["notes"]
    assert found == [{"student": "ben-k", "name": "Ben Kim", "text": "Sister Mei: grade 2"}] * is_found
    assert ("note: Sister Mei: grade 2" in run("find", *words).stdout) == is_found
