"""What a command refuses of an event, `correct` refuses too; and of a file where that happened, `check` says it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casemgr.casefile.events import event_types
from casemgr.casefile.typed.fields import kinds_of
from casemgr.checks import HAPPENED, LAST, SIGNED
from casemgr.scalars import Meant
from conftest import Run
from outcome import data, ok

NEW = "--name|Cleo Marsh|--born|2016-04-12|--grade|4|--school|Fernbrook Elementary"
ADD = f"add|cle-m|{NEW}|--last-annual|2026-02-10|--last-evaluation|2025-02-10"
REFER = f"refer|cle-m|{NEW}|--on|9/14|--area|reading"
PLAN = "assessment-plan|cle-m|--on|9/21|--area|reading=Marcus"
CONSENT = "consent|cle-m|--on|10/5|--signed|10/2"
ASSESSED = [REFER, PLAN, CONSENT]
BOOK = "schedule-iep|cle-m|2026-12-10|--purpose|annual|--on|11/2"
OTHER = "schedule-iep|cle-m|2026-12-17|--purpose|parent-request|--on|11/2"
EXTEND = "extend|cle-m|initial-iep|--until|2027-01-29|--signed|11/9"
LATE = "late|nia-c|annual-review|--code|20|--why|father abroad"
ASK = "parent-request|cle-m|--what|more speech|--on|11/10"
HELD = "hold-iep|cle-m|--purpose|annual|--outcome|completed|--on|11/23"
EXCUSE = "excuse|cle-m|school-nurse|--on|11/20|--agreed|11/20"
WAIVER = "plan-triennial|cle-m|--scope|not-needed|--waiver-signed|11/2|--on|11/23"
PLANNED = "service|cle-m|speech|--starts|11/23"

DIFFERENCES = [
    (ASSESSED, EXTEND, "until=2026-11-20", "is not later than the due date"),
    (ASSESSED, EXTEND, "signed=2026-09-09", "when the deadline began"),
    (ASSESSED, EXTEND, "rule=annual-review", "annual-review cannot be extended by the parent"),
    (ASSESSED, EXTEND, "clock=aaaaaa", "no event aaaaaa is on file"),
    ([REFER, PLAN], CONSENT, "areas=zebra", "zebra is not an area of the plan of Mon 9/21/2026"),
    ([REFER, PLAN], CONSENT, "signed=2026-09-20", "is earlier than the plan was given"),
    ([REFER, PLAN], CONSENT, "--on|9/20|signed=", "no initial assessment plan was given on or before"),
    ([ADD], "sent|cle-m|safeguards|--method|mail", "method=mial", "did you mean mail?"),
    ([ADD], "sent|cle-m|safeguards|--reason|yearly", "reason=foo", "foo is no reason for safeguards"),
    ([ADD, BOOK, OTHER], "sent|cle-m|meeting-notice|--meeting|12/10", "meeting=12/11", "no meeting is booked for"),
    ([ADD], "contact|cle-m|--how|telephone|--result|ok", "how=telephoen", "did you mean telephone?"),
    ([ADD], "move|cle-m|Fernbrook Middle", "school=Fernbrok High", "did you mean Fernbrook High?"),
    ([ADD], "move|cle-m|Fernbrook Middle", "school=Fernbrook Elementary", "is at Fernbrook Elementary already"),
    ([ADD], "removal|cle-m|--days|1", "--on|11/22", "Sun 11/22/2026 is not a school day"),
    ([ADD], "removal|cle-m|--days|1", "carries_out=aaaaaa", "no event aaaaaa is on file"),
    ([ADD], WAIVER, "waiver_signed=2024-11-04", "is from before the evaluation of"),
    ([ADD], "hand-off|cle-m|--to|Rosa Kern", "to=Dana Whitfield", "is the case manager already"),
    ([ADD, PLANNED], "service|cle-m|speech|--ended", "service=zumba", "no service zumba is on file (speech)"),
    ([ADD], BOOK, "meeting_date=2026-10-30", "the day on which it was booked"),
    ([ADD], HELD, "plan_not_reviewed=yes", "only a triennial leaves the review"),
    (
        ASSESSED,
        "hold-iep|cle-m|--purpose|initial|--outcome|continued",
        "outcome=completed",
        "finds the student eligible or not",
    ),
    ([ADD, HELD], "answer-iep|cle-m|--agreed", "expected=2026-12-01", "only of a parent who is undecided"),
    ([ADD, HELD], "answer-iep|cle-m|--undecided|--expected|12/1", "expected=2026-11-20", "is expected by"),
    ([ADD, HELD], "decided|cle-m|--transportation", "--on|11/20", "no completed meeting is on file"),
    ([ADD, ASK], "pwn|cle-m|--action|refused|--element|reasons=x", "missing=reasons", "and missing from it"),
    ([ADD, ASK], "pwn|cle-m|--action|refused", "--on|11/9", "came later than Mon 11/9/2026"),
    ([ADD, ASK], "pwn|cle-m|--action|refused", "answers=aaaaaa", "no event aaaaaa is on file"),
    ([ADD], "done|cle-m|co-teaching", "rule=foo", "there is no rule foo"),
    ([], LATE, "code=99", "there is no delay code 99"),
    ([], LATE, "code=", "needs a delay code"),
    ([], LATE, "rule=triennial", "triennial is neither overdue nor was it met late"),
    ([ADD, BOOK], EXCUSE, "agreed=2027-11-20", "agreed Sat 11/20/2027 is in the future"),
    ([ADD, BOOK], "cancel|cle-m|--why|x", "purposes=initial", "no initial meeting is booked for"),
    ([ADD, ASK], "parent-request|cle-m|--what|an aide", "same_as=aaaaaa", "no event aaaaaa is on file"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "command", "change", "said"), DIFFERENCES)
def test_what_a_command_refuses_correct_refuses(
    caseload: Path, run: Run, before: list[str], command: str, change: str, said: str
) -> None:
    for words in (*before, command):
        ok(run, *words.split("|"))
    student = command.split("|")[1]
    last = data(run, "show", student)["events"][-1]["id"]
    done = run("correct", student, last, *change.split("|"))
    assert (done.returncode, said in done.stderr) == (3, True), done.stderr
    assert run("correct", student, last, *change.split("|"), "--force").returncode == 0


def test_events_forced_for_one_reason_are_one_note_of_the_student(caseload: Path, run: Run) -> None:
    roles = ("slp", "school-nurse", "principal")
    for role in roles:
        assert run("excuse", "tho-q", role, "--force").returncode == 0
    assert run("excuse", "ben-k", "slp", "--force").returncode == 0
    notes = [each for each in run("check").stderr.splitlines() if "excused only with" in each]
    assert len(notes) == 2
    text = (caseload / "students/tho-q.yaml").read_text(encoding="utf-8")
    ids = [block.partition("\n")[0] for block in text.split("- id: ") if "type: member_excused" in block]
    (of_tho,) = (note for note in notes if "students/tho-q.yaml:" in note)
    assert len(ids) == len(roles)
    assert all(of_tho.count(each) == 1 for each in ids)
    lines = [text.partition(f"- id: {each}\n")[0].count("\n") + 1 for each in ids]
    assert f"students/tho-q.yaml:{lines[0]}: SLP excused" in of_tho
    assert of_tho.endswith(f". The same is true of line {lines[1]} ({ids[1]}) and line {lines[2]} ({ids[2]})")


def test_an_order_that_cannot_be_is_named_by_check(few: Path, run: Run) -> None:
    path = few / "students/ana-r.yaml"
    text = path.read_text(encoding="utf-8")
    assert "does not fit" not in run("check").stderr
    consent = "  type: consent_received\n  date: 2026-11-09"
    assert (text.count(consent), text.count("signed: 2026-11-06")) == (1, 1)
    earlier = text.replace(consent, consent.replace("11-09", "10-20")).replace("2026-11-06", "2026-10-19")
    path.write_text(earlier, encoding="utf-8")
    line = text.partition("- id: fctjbj")[0].count("\n") + 1
    done = run("check")
    (note,) = (each for each in done.stderr.splitlines() if "does not fit" in each)
    assert note.startswith(
        f"Note: students/ana-r.yaml:{line}: consent to the initial assessment plan received on"
    )
    assert "does not fit the rest: no initial assessment plan was given on or before Tue 10/20/2026" in note
    assert "To correct it: casemgr correct ana-r fctjbj --on DATE" in note
    assert done.returncode == 0  # somebody may have meant it so


@pytest.mark.parametrize(
    "command",
    [
        "schedule-iep|ana-r|2026-11-20|--purpose|initial|--on|2027-11-20",
        "schedule-iep|ana-r|2026-12-10|--purpose|initial|--on|2027-11-20",
        "note|ana-r|called|--on|2026-11-24",
        "excuse|ben-k|school-nurse|--agreed|2026-11-24",
        "excuse|ben-k|school-nurse|--area-discussed|--input|2026-11-24|--agreed|11/20",
    ],
)
def test_what_happened_lies_not_ahead(few: Path, run: Run, command: str) -> None:
    done = run(*command.split("|"))
    assert (done.returncode, "is in the future (today is Mon 11/23/2026)" in done.stderr) == (3, True), (
        done.stderr
    )


def test_each_day_that_is_not_planned_is_looked_at() -> None:
    """A day of an event lies ahead, or is one on which something happened."""
    ours = {*SIGNED, *HAPPENED, *LAST}
    apart = {
        ("iep_contents", "iep"),
        ("year_started", "first_day"),
    }  # the day of an IEP on file, and of a calendar
    for name, kind in event_types().items():
        for field in kind.model_fields.keys() - {"date", "recorded"} - ours:
            kinds = kinds_of(kind, field)
            assert date not in kinds or Meant.AHEAD in kinds or (name, field) in apart, (name, field)


def test_what_names_a_corrected_event_means_the_one_in_its_place(caseload: Path, run: Run) -> None:
    ok(run, *ADD.split("|"))
    ok(run, *ASK.split("|"))
    request = data(run, "show", "cle-m")["events"][-1]["id"]
    ok(run, "withdraw-request", "cle-m", "--on", "11/20", "--request", request)
    withdrawn = data(run, "show", "cle-m")["events"][-1]["id"]
    ok(run, "correct", "cle-m", request, "--on", "11/12")
    ok(run, "correct", "cle-m", withdrawn, "--on", "11/19")
    refused = run("correct", "cle-m", data(run, "show", "cle-m")["events"][-1]["id"], "--on", "11/11")
    assert (refused.returncode, "is open on Wed 11/11/2026" in refused.stderr) == (3, True), refused.stderr
