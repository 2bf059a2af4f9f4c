"""A second state, brought by a district in its own folder of law: from the referral to the meeting in Texas."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from casemgr.casefile.saying import long_date
from casemgr.cli.checking.own_law import own_law_problems
from casemgr.store.caseload import Caseload
from conftest import Run, call

HERE = Path(__file__).parent
OF_CALIFORNIA = re.compile(
    r"California|\bEC \d|\bEC\b|SELPA|\bCCR\b|Ed\. Code|Gov\. Code|chapter 17|Handbook"
)

SETTINGS = """\
state: us-tx
handbook: none
schools:
- {name: Bluebonnet Elementary, level: elementary}
"""
REFER = (
    "refer|ana-r|--name|Ana Rivera|--born|2018-03-04|--grade|3|--school|Bluebonnet Elementary"
    "|--by|parent|--on|2026-09-08|--area|sld"
)
STORY = (
    ("2026-09-08", REFER),
    ("2026-09-08", "sent|ana-r|safeguards|--reason|referral"),
    ("2026-09-18", "assessment-plan|ana-r|--area|academic=Lee Ortiz"),
    ("2026-09-21", "consent|ana-r"),
    ("2026-10-30", "assessor-reported|ana-r|academic"),
    ("2026-10-30", "schedule-iep|ana-r|2026-11-20|--purpose|initial|--time|14:00|--place|Room 4"),
    ("2026-11-02", "invite|ana-r|parent=Luz Rivera|general-ed-teacher=Kim Li|lea-representative=Jo Day"),
    ("2026-11-02", "sent|ana-r|meeting-notice"),
    ("2026-11-20", "hold-iep|ana-r|--purpose|initial|--outcome|completed|--eligible"),
)


@pytest.fixture
def texas(tmp_path: Path, run: Run) -> Path:
    """A new caseload whose `law/` brings the state."""
    folder = tmp_path / "caseload"
    made = run("init", str(folder), "--district", "Bluebonnet ISD", "--case-manager", "Dana Whitfield")
    assert made.returncode == 0, made.stderr
    shutil.copytree(HERE / "us-tx", folder / "law/us-tx")
    settings = folder / "casemgr.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
    for year in ("2026-27", "2027-28"):
        shutil.copy(HERE.parent / f"calendars/sample-{year}.yaml", folder / f"calendars/{year}.yaml")
    return folder


def tell(texas: Path, *, until: str = "2027-12-31") -> list[str]:
    """The story up to a day, and what each command said."""
    return [said(texas, day, *words.split("|")) for day, words in STORY if day <= until]


def said(texas: Path, day: str, *words: str) -> str:
    done: CompletedProcess[str] = call("--as-of", day, *words, cwd=texas.parent)
    assert done.returncode in (0, 1), (words, done.stderr)
    return done.stdout + done.stderr


def test_its_own_examples_come_out(texas: Path) -> None:
    assert Caseload(texas).law.problems == ()
    assert [str(problem) for problem in own_law_problems(Caseload(texas))] == []


DUE = [
    ("2026-09-08", "assessment-plan", "2026-09-29"),
    ("2026-09-21", "evaluation-report", "2026-12-01"),
    ("2026-10-30", "initial-iep", "2026-11-29"),
    ("2026-10-30", "meeting-notice", "2026-11-13"),
    ("2026-11-20", "annual-review", "2027-11-20"),
    ("2026-11-20", "triennial", "2029-11-20"),
]


@pytest.mark.parametrize(("day", "rule", "due"), DUE)
def test_each_deadline_is_the_states(texas: Path, day: str, rule: str, due: str) -> None:
    tell(texas, until=day)
    why = said(texas, day, "why", "ana-r", rule)
    assert f"Due {long_date(date.fromisoformat(due))} ·" in why
    assert re.search(r"TAC|34 CFR", why)


def test_no_page_speaks_of_california(texas: Path) -> None:
    pages = tell(texas)
    for words in (
        "today", "due", "list", "late", "show ana-r", "history ana-r", "rules",
        "duties", "triennials", "check", "why ana-r annual-review", "calendar ",
        "letter referral ana-r", "letter assessment-plan ana-r", "letter safeguards ana-r", "letter pwn ana-r --set decision=refused --set action=a --set reasons=b --set evidence=c --set other_options=d --set other_factors=e",
        "letter meeting-notice ana-r --format html", "letter agenda ana-r", "letter excusal ana-r",
        "letter access-log ana-r --force", "letter release ana-r", "letter records-cover ana-r --force", "letter manifestation ana-r --force",
        "letter staff-notice ana-r --about referral", "letter progress-cover ana-r --force", "letter at-a-glance ana-r --force",
        "letter hand-off ana-r", "letter records-memo ana-r --force",
    ):  # fmt: skip
        pages.append(said(texas, "2026-11-20", *words.split()))
    found = [line for page in pages for line in page.splitlines() if OF_CALIFORNIA.search(line)]
    assert found == []


def test_the_letters_name_the_states_law(texas: Path) -> None:
    tell(texas, until="2026-10-30")
    notice = said(texas, "2026-10-30", "letter", "meeting-notice", "ana-r", "--to", "Luz Rivera")
    assert "*Law: 19 TAC 89.1050(d); 34 CFR 300.322." in notice
    assert "CFR is the Code of Federal Regulations, TAC the Texas Administrative Code" in notice
    referral = said(texas, "2026-10-30", "letter", "referral", "ana-r", "--to", "Luz Rivera")
    assert "We answer a written request within 15 school days." in referral


def test_a_state_without_delay_codes_asks_for_none(texas: Path) -> None:
    tell(texas, until="2026-09-08")
    why = ("late", "ana-r", "assessment-plan", "--why", "the assessors were away")
    refused = call("--as-of", "2026-10-12", *why, "--code", "20", cwd=texas.parent)
    assert "your state has none" in refused.stderr
    assert "delay code" not in said(texas, "2026-10-12", *why)
