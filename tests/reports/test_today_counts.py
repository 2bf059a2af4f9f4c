"""What the title of the morning page counts, and what is asked of one student on one line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.derive import derive
from casemgr.law.rules import Rule
from casemgr.reports.today_counts import Counts, counts_of, summed
from casemgr.reports.today_one_line import lines_of_students
from casemgr.reports.today_step import Item, Step
from support import context_with, fact, student_of, with_rule

TODAY = date(2026, 11, 23)


def rule(kind: str = "law", **said: Any) -> Rule:
    words = {"kind": kind, "starts": ({"event": "student_added"},), **said}
    return with_rule(context_with("sample-2026-27"), **words).law.rules[-1]


def step(part: Any, status: Any, asked: Rule, act_by: date | None = None) -> Step:
    joined = fact("student_added", "2026-08-12", last_annual="2025-12-14", last_evaluation="2024-10-14")
    clock, *_ = derive(student_of(joined), context_with("sample-2026-27"), TODAY)
    return Step(part, clock._replace(rule=asked, status=status, act_by=act_by), TODAY, "Ana Rivera")


LAW, DISTRICT, PRACTICE = rule("law"), rule("district"), rule("practice")
BY_PRACTICE = rule("law", number="practice", within={"count": 3, "of": "calendar_days"})


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        (step("today", "running", LAW, TODAY), Counts(to_act_today=1)),
        (step("today", "running", DISTRICT, TODAY), Counts()),
        (step("week", "running", LAW, date(2026, 11, 24)), Counts()),
        (step("today", "overdue", LAW, TODAY), Counts(overdue=1)),
        (step("today", "overdue", DISTRICT, TODAY), Counts(overdue_by_handbook=1)),
        (step("today", "overdue", PRACTICE, TODAY), Counts()),
        (step("today", "overdue", BY_PRACTICE, TODAY), Counts(duties=1)),
        (step("today", "open", LAW), Counts(duties=1)),
        (step("today", "open", LAW, TODAY), Counts(duties=1)),
        (step("today", "open", DISTRICT), Counts()),
        (step("unknown", "unknown", LAW), Counts(unknown=1)),
        (step("reminders", "open", DISTRICT), Counts(reminders=1)),
    ],
)
def test_what_the_title_counts(found: Step, counted: Counts) -> None:
    assert counts_of([found]) == counted
    assert summed([counts_of([found]), counts_of([found, found])]) == Counts(*(3 * each for each in counted))


def item(asked: Rule, day: str, **said: Any) -> Item:
    on = date.fromisoformat(day)
    shown = {"since": f"since {on.month}/{on.day}", "started_on": on, "day": on, "day_shown": on, **said}
    return Item("ana-r", asked, "e0", None, on, {}, **shown)


def asked(name: str, kind: str = "district") -> Rule:
    return rule(kind, id=name.lower(), short=name)


ENTER, CALL = asked("Enter"), asked("Call")


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([item(ENTER, "2026-11-02", matter=" (A)", remark=" x"), item(ENTER, "2026-11-09", matter=" (A)")], "Enter (A) twice since 11/2"),
        ([item(ENTER, "2026-11-02", matter=" (A)")] * 3, "Enter (A) three times"),
        ([item(ENTER, "2026-11-09", matter=" (A)"), item(ENTER, "2026-11-09", matter=" (B)")], "Enter; Enter"),
        ([item(ENTER, "2026-11-09", remark=" a"), item(ENTER, "2026-11-09", remark=" b")], "Enter a; Enter b"),
        ([item(ENTER, "2026-11-09", matter=" (A)", status="running")] * 1 + [item(ENTER, "2026-11-09", matter=" (A)", status="running", remark="!")], "Enter; Enter!"),
        ([item(ENTER, "2026-11-09"), item(CALL, "2026-11-02")], "Enter; Call since 11/2"),  # the newest first
        ([item(asked("Law", "law"), "2026-11-09"), item(CALL, "2026-11-02")], "Law; Call since 11/2"),
        ([item(asked("Zeal", "law"), "2026-11-09"), item(asked("Habit", "practice"), "2026-11-20")], "Zeal; Habit since 11/20"),
        ([item(ENTER, "2026-11-09", urgency=3), item(CALL, "2026-11-02", urgency=1)], "Call; Enter since 11/9"),
        ([item(ENTER, "2026-11-09"), item(CALL, "2026-11-09")], "Call; Enter"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_student_on_one_line(items: list[Item], text: str) -> None:
    (line,) = lines_of_students("handbook", items)
    assert line.text == text
    assert len(line.steps) == len(items)


def test_a_step_says_what_has_to_come_before_it_and_is_late() -> None:
    found = step("week", "running", LAW, date(2026, 11, 24))
    earlier = step("today", "overdue", ENTER).deadline
    earlier = earlier._replace(reckoning=earlier.reckoning._replace(due=date(2026, 11, 2)))
    late = found._replace(too_late_for=earlier)
    assert (found.late_words, late.late_words) == ("", " no longer fits: Enter was needed by Mon 11/2")
    assert late._replace(is_of_round=True).late_words == "; Enter open since Mon 11/2"


def test_a_meeting_is_booked_in_time_for_its_notice() -> None:
    found = step("week", "running", LAW, date(2026, 11, 24))
    assert found.day_to_act == date(2026, 11, 24)
    assert found._replace(notice_by=TODAY).day_to_act == TODAY


def test_what_is_asked_of_everyone_put_on_file_has_no_day() -> None:
    assert step("week", "open", LAW).is_of_year
    assert not step("week", "running", LAW, TODAY).is_of_year
