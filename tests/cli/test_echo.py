"""What a recording says: short, in an order that helps, and how to undo it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from conftest import Run

LINES = 12


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.returncode == 0, done.stderr
    return [*done.stdout.splitlines(), *done.stderr.splitlines()]


COMMANDS = [
    "hold-iep ben-k --on 2026-11-23 --purpose annual --outcome completed",
    "hold-iep ben-k --on 2026-11-23 --purpose annual --purpose triennial --outcome completed --plan-reviewed",
    "hold-iep jos-n --on 2026-11-23 --purpose initial --outcome completed --eligible",
    "hold-iep jos-n --on 2026-11-23 --purpose initial --outcome completed --not-eligible",
    "hold-iep jos-n --on 2026-11-23 --purpose initial --outcome continued",
    "mdr rav-m --held 11/23 --caused yes --not-implemented yes --supplemental-iep --outcome completed",
    "mdr eli-m --decided 11/23",
    "exit gid-e --reason moved-in-state",
    "exit ben-k --reason graduated-diploma",
    "revoke-consent ben-k --signed 11/20 --by parent",
    "refer ben-k --on today --area autism --area SLD",
    "refer new-s --name Ana_B --born 2016-04-12 --grade 4 --school Fernbrook_Elementary --language EL --area SLD",
    "consent zoe-p --on today",
    "consent zoe-p --refused",
    "assessment-plan cal-d --on today --force",
    "schedule-iep tho-q 12/9 --purpose annual --purpose triennial --time 14:15",
    "reschedule ben-k 12/9 --why ill",
    "cancel jos-n --why ill",
    "removal eli-m --on today --days 3",
    "records-request ana-r --on today",
    "answer-iep lei-a --partly",
    "add new-s --name Ana_B --born 2014-02-02 --grade 6 --school Fernbrook_Elementary --last-annual 2026-10-10",
    "transfer-in new-s --from Lakeside --name Ana_B --born 2014-02-02 --grade 6 --school Fernbrook_Elementary",
    "done jos-n assessor-reports",
    "move ana-r Fernbrook_High",
    "pwn tho-q --action refused --complete",
    "undo ben-k --yes",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_about_one_student_says_twelve_lines_at_most(
    caseload: Path, run: Run, command: str
) -> None:
    done = run(*(word.replace("_", " ") for word in command.split()))
    said = lines(done)
    assert len(said) <= LINES, "\n".join(said)


def test_the_echo_of_a_meeting(caseload: Path, run: Run) -> None:
    decided = ["--no-placement-changed", "--no-transportation"]
    held = ["hold-iep", "ben-k", "--on", "2026-11-23", "--purpose", "annual", "--outcome", "completed"]
    done = run(*held, *decided)
    assert done.stdout.splitlines() == [
        "Ben Kim (ben-k): annual IEP meeting held on Mon 11/23; completed",
        "  met      Annual review             on Mon 11/23 (due Fri 12/4)",
        "  met      IEP meeting               on Mon 11/23 (due Wed 12/2)",
        "  ended    never recorded: Tell staff: attending; Draft IEP",
        "  started  Annual review             due Tue 11/23/2027 · EC 56343(d) and 3 more",
        "  moved    Records copies (parent)   from Tue 12/1 to Sun 11/22 · OVERDUE · EC 56504, EC 56043(n)",
        "  moved    Collect records (parent)  from Wed 11/25 to Sun 11/22 · Handbook ch. 17",
        "  started  7 steps after the meeting: casemgr next ben-k",
        "Next: Give the parent the final copy of the IEP",
        "      casemgr sent ben-k iep-copy",
        "Undo: casemgr undo ben-k",
    ]


def test_full_lists_all_that_changed(caseload: Path, run: Run) -> None:
    words = [
        "hold-iep",
        "ben-k",
        "--on",
        "2026-11-23",
        "--purpose",
        "annual",
        "--outcome",
        "completed",
        "--dry-run",
    ]
    short, full = run(*words).stdout, run(*words, "--full").stdout
    for rule in ("IEP copy to parent", "Check the IEP", "File the IEP", "Enter the IEP"):
        assert f"  started  {rule} " in full
        assert f"  started  {rule} " not in short
    assert re.search(r"  ended    Draft IEP +closed: meeting held, without a record", full)
    assert re.findall("ended.*", short) == ["ended    never recorded: Tell staff: attending; Draft IEP"]
    assert "Undo:" not in full


def test_what_was_missed_for_good_comes_first_of_what_changed(caseload: Path, run: Run) -> None:
    """The notice of Sofía's meeting was never sent, and the meeting was held. A page too long is cut further down."""
    said = run("--as-of", "2026-12-10", "hold-iep", "sof-l", "--on", "12/9", "--outcome", "continued").stdout
    assert re.search(r"ended +Meeting notice +closed: meeting held NEVER DONE: it was due Sun 11/29", said)
    changes = [line for line in said.splitlines() if re.match(r"  (met|started|moved|reopened|ended) ", line)]
    assert len(changes) > 1
    assert "NEVER DONE" in changes[0]


def test_what_only_closes_something_says_so(caseload: Path, run: Run) -> None:
    said = run("na", "ben-k", "rights-at-17", "--why", "moves abroad in May").stdout
    assert "  ended    Rights notice at 17  closed" in said


def test_notes_stand_under_the_first_line(caseload: Path, run: Run) -> None:
    from conftest import surroundings
    from inprocess import call_here

    around = surroundings(caseload.parent)
    both = call_here(
        ["sent", "luk-g", "safeguards"], caseload.parent, around, one_stream=True
    ).stdout.splitlines()
    assert both[1].startswith("Note: reason: yearly")
    assert both[2].startswith("  met      Safeguards, yearly")
    assert both[-1].startswith("Note: recorded as of")


HELD = "hold-iep jos-n --on 11/23 --purpose initial --outcome completed --eligible"
NEXT = [
    # what was recorded, and the step that its branch asks for
    (["consent zoe-p --refused"], "notify zoe-p refusal --to WHO"),
    (["hold-iep jos-n --on 11/23 --purpose initial --outcome continued"], "schedule-iep jos-n DATE"),
    (["answer-iep lei-a --partly"], "pwn lei-a --own-proposal"),
    (["answer-iep lei-a --disagreed"], "pwn lei-a --own-proposal"),
    ([HELD, "answer-iep jos-n --partly"], "pwn jos-n --own-proposal"),
    ([HELD, "answer-iep jos-n --undecided --expected 12/9"], "schedule-iep jos-n DATE"),
    (
        ["hold-iep jos-n --on 11/23 --purpose initial --outcome completed --not-eligible"],
        "sent jos-n assessment-report",
    ),
    (["mdr rav-m --held 11/23 --caused yes --not-implemented no"], "done rav-m"),
    # The review is overdue, and its meeting is still to come: what comes before it is first.
    (["schedule-iep nia-c 12/2 --purpose annual --time 9:00"], "invite nia-c ROLE=NAME"),
    (["cancel nia-c --why x"], "schedule-iep nia-c DATE --purpose annual"),
    (["revoke-consent ben-k --signed 11/20 --by parent"], "pwn ben-k --own-proposal"),
]


@pytest.mark.parametrize(("commands", "step"), NEXT)
def test_the_next_step_is_that_of_the_branch(
    caseload: Path, run: Run, commands: list[str], step: str
) -> None:
    for command in commands:
        done = run(*command.split())
        assert done.returncode == 0, done.stderr
    assert f"      casemgr {step}" in done.stdout


def test_what_closes_when_a_student_leaves_is_counted_and_the_law_is_named_first(
    caseload: Path, run: Run
) -> None:
    said = run("exit", "rav-m", "--reason", "moved-in-state", "--on", "11/23").stdout
    assert re.search(r"^  ended    Manifestation review\s+closed: student exited$", said, re.MULTILINE)
    assert re.search(r"^  ended    16 more: Annual review; .*IEP meeting", said, re.MULTILINE)


def test_what_ended_though_something_else_changed_is_named(caseload: Path, run: Run) -> None:
    run("hold-iep", "kou-v", "--purpose", "annual", "--outcome", "completed", "--on", "11/19")
    run("answer-iep", "kou-v", "--disagreed", "--on", "11/20")
    said = run("answer-iep", "kou-v", "--agreed").stdout
    assert re.search(r"^  ended    closed with this: .*Hearing on refusal", said, re.MULTILINE)
    assert "PWN: disagreement" in said
    assert "closed with this" not in run("undo", "kou-v").stdout


def test_a_first_iep_refused_whole_closes_the_reviews_and_agreement_opens_them_again(
    caseload: Path, run: Run
) -> None:
    refused = run("answer-iep", "lei-a", "--disagreed", "--on", "11/20").stdout
    assert re.search(r"^  ended    closed with this: Annual review; Triennial; ", refused, re.MULTILINE)
    brief = run("answer-iep", "lei-a", "--agreed", "--dry-run").stdout
    assert re.search(r"^  reopened Annual review  .*\n(.*\n)*?  started ", brief, re.MULTILINE)
    agreed = run("answer-iep", "lei-a", "--agreed", "--full").stdout
    assert re.search(r"^  reopened Annual review ", agreed, re.MULTILINE)
    assert re.search(r"^  ended    First IEP refused ", agreed, re.MULTILINE)


def test_what_comes_before_a_meeting_is_not_next_once_its_day_has_passed(caseload: Path, run: Run) -> None:
    move = ("reschedule", "nia-c", "2027-01-12", "--why", "x", "--time", "9:00", "--on", "2026-11-18")
    done = run("--as-of", "2027-01-15", *move)
    assert "casemgr hold-iep nia-c --on 2027-01-12" in done.stdout
