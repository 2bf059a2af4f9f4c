"""A district's own law: `check` runs the examples of the rules in `law/` and names each one that does not come out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casemgr.cli.checking.own_law import own_law_problems
from casemgr.store.caseload import Caseload
from conftest import Run

RULE = """\
- id: {id}
  title: Call the parent about the assessment plan
  kind: district
  starts:
  - {{event: assessment_plan_given}}
  within: {{count: 15, of: calendar_days}}
  pauses: breaks
  met_by:
  - {{event: done}}
  ended_by:
  - {{event: referral_withdrawn}}
  next: done {{student}} {id}
  cite: [District memo 12]
  short: Call the parent
  confidence: text
  checked: 2026-11-23
  examples:
  - as_of: 2026-12-12
"""
GIVEN = "    - {type: assessment_plan_given, date: 2026-12-10, purpose: initial}\n"
# Fernbrook's last school day before the winter break is Thursday 17 December, the first after it 5 January: days 1 to 7
# are 11 to 17 December, day 8 is 5 January, and day 15 the 12th.
RIGHT = f"    facts:\n{GIVEN}    due: 2027-01-12\n"
HERE = "  # <-"


def write(caseload: Path, *examples: str, name: str = "own", rule: str = "call-about-plan") -> None:
    """A law file with one rule; each example without its first line, which says the day."""
    (caseload / "law").mkdir(exist_ok=True)
    first, *more = examples
    text = f"schema: 1\nrules:\n{RULE.format(id=rule)}{first}"
    text += "".join(f"  - as_of: 2026-12-12\n{example}" for example in more)
    (caseload / f"law/{name}.yaml").write_text(text, encoding="utf-8")


def problems(caseload: Path) -> list[str]:
    return [str(problem) for problem in own_law_problems(Caseload(caseload))]


def marked(caseload: Path, name: str = "own") -> list[int]:
    """The lines of a law file that are marked as wrong."""
    lines = (caseload / f"law/{name}.yaml").read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if line.endswith(HERE)]


RIGHT_ONES = [
    RIGHT,
    RIGHT + "    status: running\n",
    RIGHT + "    met: {type: done, date: 2026-12-14, rule: call-about-plan}\n",
    RIGHT + "    ended: {type: referral_withdrawn, date: 2026-12-14}\n",
    RIGHT + "    calendars: [2025-26, 2026-27]\n",
    # Without a pause the fifteenth day is 25 December.
    f"    readings: {{break_pause: none}}\n    facts:\n{GIVEN}    due: 2026-12-25\n",
    f"    calendars: [2025-26]\n    facts:\n{GIVEN}    status: unknown\n",
    "    facts:\n    - {type: referral_received, date: 2026-12-10}\n    starts_nothing: true\n",
]


@pytest.mark.parametrize("example", RIGHT_ONES)
def test_an_example_that_comes_out_is_no_problem(caseload: Path, example: str) -> None:
    write(caseload, example)
    assert problems(caseload) == []


COMES = "what comes out is running and due 2027-01-12"
WRONG_ONES = [
    (
        f"    facts:\n{GIVEN}    due: 1999-01-01{HERE}\n",
        f"`due`: expected due 1999-01-01; {COMES}; correct the example, or the rule",
    ),
    (
        f"    facts:\n{GIVEN}    due: 2027-01-13{HERE}\n    status: running\n",
        f"`due`: expected running and due 2027-01-13; {COMES}; correct the example, or the rule",
    ),
    (
        f"{RIGHT}    status: overdue{HERE}\n",
        f"`status`: expected overdue and due 2027-01-12; {COMES}; correct the example, or the rule",
    ),
    (
        f"    facts:\n{GIVEN}    status: running{HERE}\n",
        f"`status`: expected running and no `due`; {COMES}; correct the example, or the rule",
    ),
    (
        f"{RIGHT}    met: {{type: done, date: 2026-12-14, rule: another}}{HERE}\n",
        f"`met`: with this event the duty should be met; {COMES}; correct the event, or the rule's `met_by`",
    ),
    (
        f"{RIGHT}    ended: {{type: referral_received, date: 2026-12-14}}{HERE}\n",
        f"`ended`: with this event the duty should be ended; {COMES}; correct the event, or the rule's `ended_by`",
    ),
    (
        f"{RIGHT}    calendars: [2026-27, 2031-32]{HERE}\n",
        "`calendars`: no calendar is called 2031-32; name one of these: 2025-26, 2026-27",
    ),
    (
        f"    calendars: [2025-26]\n    facts:\n{GIVEN}    due: 2027-01-12{HERE}\n",
        "`due`: expected due 2027-01-12; what comes out is unknown, because the calendars do not reach that far; "
        "correct the example, or the rule",
    ),
    (
        f"    facts:\n{GIVEN}    starts_nothing: true{HERE}\n",
        f"`starts_nothing`: the facts should start no clock; {COMES}; correct the facts, or the rule",
    ),
    (
        f"{RIGHT}    starts_nothing: true{HERE}\n",
        "`starts_nothing`: goes with neither `due` nor `status`; keep one of them",
    ),
    (
        "    facts:\n    - {type: referral_received, date: 2026-12-10}\n"
        f"    due: 2027-01-12{HERE}\n",
        "`due`: expected due 2027-01-12; what comes out is no clock at all; correct the example, or the rule",
    ),
    (
        f"    facts:\n{GIVEN}    - {{type: done, date: 2026-12-11, rule: call-about-plan}}\n    due: 2027-01-12\n"
        f"    met: {{type: done, date: 2026-12-14, rule: call-about-plan}}{HERE}\n",
        "`met`: needs facts that leave one clock open to show that it is met; they leave 0",
    ),
    (
        f"    facts:\n{GIVEN.rstrip()}\n    - {{type: assessment_plan_giv, date: 2026-12-10}}{HERE}\n    status: open\n",
        "`type`: no event is called assessment_plan_giv; did you mean `assessment_plan_given`?",
    ),
    (
        f"    facts:\n    - {{date: 2026-12-10, purpose: initial}}{HERE}\n    status: open\n",
        "`type` is missing from this event; add it",
    ),
    (
        f"    facts:\n    - {{type: assessment_plan_given, purpose: initial}}{HERE}\n    status: open\n",
        "`date` is missing; add it",
    ),
    (
        f"    facts:\n    - {{type: referral_received, date: 2026-02-30}}{HERE}\n    status: open\n",
        "`date` is not a date: 2026-02-30 does not exist",
    ),
    (
        f"{RIGHT}    met: {{type: done, date: 2026-12-14}}{HERE}\n",
        "`rule` is missing; add it",
    ),
    (
        f"{RIGHT}    ended: {{type: referral_withdrawn, dat: 2026-12-14, date: 2026-12-14}}{HERE}\n",
        "`dat`: no such key here; did you mean `date`?",
    ),
    (
        f"{RIGHT.replace('due: 2027-01-12', 'status: running')}    starts_nothing: true{HERE}\n",
        "`starts_nothing`: goes with neither `due` nor `status`; keep one of them",
    ),
    # An event more that takes the start back leaves nothing that could be met.
    (
        f"{RIGHT}    met: {{type: void, date: 2026-12-14, event: e0, why: a slip}}{HERE}\n",
        "`met`: with this event the duty should be met; what comes out is no clock at all; "
        "correct the event, or the rule's `met_by`",
    ),
    # A clock that was met already is not the one that the event more should meet.
    (
        f"    facts:\n    - {{type: assessment_plan_given, date: 2026-11-02, purpose: initial}}\n"
        f"    - {{type: done, date: 2026-11-03, rule: call-about-plan}}\n{GIVEN}    due: 2027-01-12\n"
        f"    met: {{type: done, date: 2026-12-14, rule: another}}{HERE}\n",
        f"`met`: with this event the duty should be met; {COMES}; correct the event, or the rule's `met_by`",
    ),
    (
        f"{RIGHT}    readings: {{break_pause: always}}{HERE}\n",
        "`break_pause` must be 'whole_gap', 'published_break', 'excess_only' or 'none'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("example", "message"), WRONG_ONES)
def test_a_wrong_example_is_named_with_its_line(caseload: Path, example: str, message: str) -> None:
    write(caseload, RIGHT, example, RIGHT)
    (line,) = marked(caseload)
    assert problems(caseload) == [f"law/own.yaml:{line}: {message}"]


def test_without_a_calendar_none_can_be_named(caseload: Path) -> None:
    for path in (caseload / "calendars").iterdir():
        path.unlink()
    write(caseload, f"{RIGHT}    calendars: [2026-27]\n")
    assert problems(caseload) == [
        "law/own.yaml:24: `calendars`: no calendar is called 2026-27; name one of these: there is none"
    ]


def test_an_example_without_a_birthday_is_of_a_young_child(caseload: Path) -> None:
    """Of a child born on the day of the example, 12 December 2026."""
    write(caseload, "    facts:\n    - {type: student_added, date: 2026-12-01}\n    due: 2032-12-12\n")
    path = caseload / "law/own.yaml"
    text = path.read_text(encoding="utf-8").replace("{event: assessment_plan_given}", "{birthday: 6}")
    path.write_text(
        text.replace("within: {count: 15, of: calendar_days}", 'within: {same_day: "true"}'), encoding="utf-8"
    )
    assert problems(caseload) == []


def test_an_example_that_says_nothing_is_named(caseload: Path) -> None:
    write(caseload, RIGHT, f"    facts:\n{GIVEN}")
    message = "an example must say what comes out: add `due`, `status` or `starts_nothing: true`"
    assert problems(caseload) == [f"law/own.yaml:24: {message}"]


def test_every_wrong_part_of_every_file_is_named(caseload: Path) -> None:
    write(
        caseload,
        f"{RIGHT}    status: met{HERE}\n",
        f"    facts:\n{GIVEN}    due: 2027-01-10{HERE}\n",
        name="a",
    )
    stopped = f"    met: {{type: referral_withdrawn, date: 2026-12-14}}{HERE}\n"
    write(
        caseload,
        RIGHT + stopped + f"    ended: {{type: done, date: 2026-12-14, rule: b}}{HERE}\n",
        name="b",
        rule="b-2",
    )
    found = [message.split(": ")[0] for message in problems(caseload)]
    assert found == [f"law/{name}.yaml:{line}" for name in "ab" for line in marked(caseload, name)]
    assert len(found) == 4


def test_a_shipped_rule_that_is_replaced_shows_its_own_dates(caseload: Path) -> None:
    """The district's number, 15 with its pause, and not the shipped one, counts for the rule of that id."""
    write(caseload, RIGHT, f"    facts:\n{GIVEN}    due: 2026-12-25{HERE}\n", rule="consent-follow-up")
    (line,) = marked(caseload)
    assert problems(caseload) == [
        f"law/own.yaml:{line}: `due`: expected due 2026-12-25; {COMES}; correct the example, or the rule"
    ]


def test_a_rule_that_two_files_hold_counts_once(caseload: Path) -> None:
    write(caseload, f"    facts:\n{GIVEN}    due: 1999-01-01\n", name="a")
    write(caseload, RIGHT, name="b")
    assert problems(caseload) == [
        "law/a.yaml:3: the rule call-about-plan is also in law/b.yaml, which counts; delete one of the two"
    ]


def test_an_example_may_name_the_calendar_of_a_track(caseload: Path) -> None:
    """The west track is on its break a week later: day 13 is 23 December, and day 15 is the second day of the year."""
    text = (caseload / "calendars/2026-27.yaml").read_text(encoding="utf-8")
    west = "schema: 1\ndistrict: Fernbrook Unified\nschool_year: 2026-27\ntrack: west\n"
    west += "first_day: 2026-08-12\nlast_day: 2027-06-04\ndays_off:\n"
    west += '- {from: 2026-12-24, to: 2027-01-01, kind: break, name: "Winter Break"}\n'
    assert "track: west" not in text
    (caseload / "calendars/2026-27.west.yaml").write_text(west, encoding="utf-8")
    write(caseload, f"    calendars: [2026-27.west]\n    facts:\n{GIVEN}    due: 2027-01-05\n")
    assert problems(caseload) == []


def test_the_readings_of_the_settings_count_unless_the_example_says_otherwise(caseload: Path) -> None:
    settings = caseload / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "readings: {break_pause: none}\n", encoding="utf-8")
    own = f"    facts:\n{GIVEN}    due: 2026-12-25\n"
    write(caseload, own, f"    readings: {{break_pause: whole_gap}}\n{RIGHT}")
    assert problems(caseload) == []


def test_a_law_file_that_is_left_out_has_its_own_problem_only(caseload: Path) -> None:
    write(caseload, f"    facts:\n{GIVEN}    due: 1999-01-01\n")
    path = caseload / "law/own.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("pauses: breaks", "pauses: lunch"), encoding="utf-8"
    )
    assert problems(caseload) == []
    assert [problem.message for problem in Caseload(caseload).shared_problems] == [
        "the rule call-about-plan names the pause lunch, and there is none; the district's own rules are left out"
    ]


def test_check_fails_through_the_program(caseload: Path, run: Run) -> None:
    write(caseload, f"    facts:\n{GIVEN}    due: 1999-01-01{HERE}\n")
    (line,) = marked(caseload)
    done = run("check")
    assert done.returncode == 1
    assert f"law/own.yaml:{line}: `due`: expected due 1999-01-01" in done.stdout
    write(caseload, RIGHT)
    assert run("check").returncode == 0


# --- a rule that no count could follow ------------------------------------------------------------

IMPOSSIBLE = [
    # what a rule says, and the objection
    ("within: {count: 1001, of: calendar_days}", "`rules.within.count` must be 1000 or less"),
    ("within: {count: 0, of: school_days}", "`rules.within.count` must be 1 or more"),
    ("within: {count: -5, of: business_days}", "`rules.within.count` must be 1 or more"),
    ("within: {count: {elementary: 12}, of: weeks}", "`rules.within` lacks a number for secondary"),
    (
        "within: {count: 5, of: business_days, backward: true}",
        "`rules.within` counts business days backward, and they are counted forward only",
    ),
    ("within: {years: 101}", "`rules.within.years` must be 100 or less"),
    ("within: {years: 0}", "`rules.within.years` must be 1 or more"),
    (
        "within: {by_month: [{months: [1, 2], until_month: 6, until_day: 30}]}",
        "`rules.within` must name each month from 1 to 12 in one row",
    ),
    (
        "within: {by_month: [{months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], until_month: 6, until_day: 31}]}",
        "`rules.within.by_month` names a day that month 6 does not have: 31",
    ),
    (
        "within: {by_month: [{months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], until_month: 2, until_day: 29}]}",
        "`rules.within.by_month` names a day that month 2 does not have: 29",
    ),
    ("within: {months: 13}", "`rules.within.months` must be 12 or less"),
    ("no_later_than: {days_before_meeting: 1001}", "`rules.no_later_than.days_before_meeting` must be 1000 or less"),
    ("near_year_end: {within_last: -1, then: 10}", "`rules.near_year_end.within_last` must be 0 or more"),
    ("in_force: {from: 2026-13-01}", "`rules.in_force.from` is not a date: 2026-13-01 does not exist"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), IMPOSSIBLE)
def test_a_number_that_cannot_be_counted_is_refused(caseload: Path, words: str, message: str) -> None:
    write(caseload, RIGHT)
    path = caseload / "law/own.yaml"
    text = path.read_text(encoding="utf-8").replace("  pauses: breaks\n", "")
    text = text.replace("  within: {count: 15, of: calendar_days}\n", f"  {words}\n")
    path.write_text(text, encoding="utf-8")
    assert [str(problem) for problem in Caseload(caseload).shared_problems] == [f"law/own.yaml:8: {message}"]


STARTS = [
    ("{birthday: 101}", "`rules.starts.birthday` must be 100 or less"),
    (
        "{event: assessment_plan_given, at: by}",
        "`rules.starts` the event assessment_plan_given has no day called by",
    ),
    ("{event: iep_answered, at: lunch}", "`rules.starts` the event iep_answered has no day called lunch"),
    ("{evnt: iep_answered}", "`rules.starts.evnt`: no such key here; did you mean `event`?"),
    (
        "{event: iep_answered, where: {answer: [agreed, partley]}}",
        "`rules.starts` the answer of iep_answered is never partley; did you mean `partly`?",
    ),
    (
        "{event: meeting_held, unless: {placement_changed: maybe}}",
        "`rules.starts` the placement_changed of meeting_held is never maybe",
    ),
    ("{event: iep_answerd}", "`rules.starts` no event is called iep_answerd; did you mean `iep_answered`?"),
    (
        "{event: iep_answered, where: {answr: agreed}}",
        "`rules.starts` the event iep_answered has no field answr; did you mean `answer`?",
    ),
    (
        "{event: exited, differing: reson}",
        "`rules.starts` the event exited has no field reson; did you mean `reason`?",
    ),
]


@pytest.mark.parametrize(("words", "message"), STARTS)
def test_a_start_that_has_no_day_is_refused(caseload: Path, words: str, message: str) -> None:
    write(caseload, RIGHT)
    path = caseload / "law/own.yaml"
    text = path.read_text(encoding="utf-8").replace("{event: assessment_plan_given}", words)
    path.write_text(text, encoding="utf-8")
    assert f"law/own.yaml:7: {message}" in [str(problem) for problem in Caseload(caseload).shared_problems]


TALLIES = [
    ("event: lunch, sum_of: days", "`tallies` no event is called lunch"),
    ("event: removal, sum_of: kind", "`tallies` the event removal has no number called kind"),
    ("event: removal, sum_of: hours", "`tallies` the event removal has no number called hours"),
    ("event: removal, sum_of: days, where: {lunch: x}", "`tallies` the event removal has no field lunch"),
]


@pytest.mark.parametrize(("words", "message"), TALLIES)
def test_a_tally_that_cannot_be_summed_is_refused(caseload: Path, words: str, message: str) -> None:
    (caseload / "law").mkdir()
    tally = f"- {{id: own-days, {words}, over: 3, review: done, cite: [memo], checked: 2026-11-23}}\n"
    (caseload / "law/own.yaml").write_text(f"schema: 1\ntallies:\n{tally}", encoding="utf-8")
    assert [str(problem) for problem in Caseload(caseload).shared_problems] == [f"law/own.yaml:3: {message}"]


def test_a_tally_that_is_not_there_is_named(caseload: Path) -> None:
    write(caseload, RIGHT)
    path = caseload / "law/own.yaml"
    text = path.read_text(encoding="utf-8").replace("{event: assessment_plan_given}", "{tally: lunch}")
    path.write_text(text, encoding="utf-8")
    (problem,) = Caseload(caseload).shared_problems
    assert "the rule call-about-plan names the tally lunch, and there is none" in str(problem)


def test_what_is_required_names_its_source(caseload: Path) -> None:
    (caseload / "law").mkdir()
    item = "- {id: own, of: {event: note_made}, says: {by: who}, message: Say who., cite: []}\n"
    (caseload / "law/own.yaml").write_text(f"schema: 1\nrequired:\n{item}", encoding="utf-8")
    (problem,) = Caseload(caseload).shared_problems
    assert str(problem).startswith("law/own.yaml:3: `required.cite`")


# --- through the program --------------------------------------------------------------------------

OWN_RULE = """\
schema: 1
rules:
- id: {id}
  title: Call the parent about the assessment plan
  kind: district
  starts:
  - {{event: assessment_plan_given}}
  within: {{count: 3, of: {unit}}}
  pauses: {pauses}
  met_by:
  - {{event: done}}
  next: done {{student}} {id}
  cite: [District memo 12]
  short: Call the parent
  confidence: text
  checked: 2026-11-23
  examples:
  - as_of: 2026-11-23
    facts:
    - {{type: assessment_plan_given, date: 2026-11-20, purpose: initial}}
    due: 2026-11-23
"""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        ({"id": "consent-follow-up"}, None),
        ({"unit": "fortnights"}, "law/own.yaml:8: `rules.within"),
        ({"pauses": "lunch"}, "names the pause lunch, and there is none"),
    ],
)
def test_a_district_s_own_rule_is_one_file_through_the_program(
    caseload: Path, run: Run, changes: dict[str, str], message: str | None
) -> None:
    (caseload / "law").mkdir()
    fields = {"id": "call-about-plan", "unit": "calendar_days", "pauses": "breaks", **changes}
    (caseload / "law/own.yaml").write_text(OWN_RULE.format(**fields), encoding="utf-8")
    done = run("due", "--all", "--student", "ana-r", "--format", "json")
    found = [
        d for d in json.loads(done.stdout)["deadlines"] if d["title"].startswith("Call the parent about")
    ]
    if message is None:
        assert done.returncode == 0, done.stderr
        assert [(d["rule"], d["due"]) for d in found] == [(fields["id"], "2026-10-30")]
    else:
        assert done.returncode == 3
        assert message in done.stderr
        assert found == []
