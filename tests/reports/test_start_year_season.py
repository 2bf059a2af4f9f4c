"""What the start of the year suggests next, and for which duties one tick for all."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.docket.next_steps import round_command
from casemgr.reports.start_year import season_report
from casemgr.reports.start_year_season import SeasonLine
from support import shipped_law

LAW = shipped_law()


@pytest.mark.parametrize(
    ("name", "left", "is_offered"),
    [
        ("preschool-reassessment", ("mo1", "mo2"), False),  # each child is assessed
        ("staff-informed-new-year", ("ana-r", "ben-k"), False),  # a law's, with a command of its own
        ("safeguards-yearly", ("ana-r", "ben-k"), False),
        ("co-teaching", ("ana-r", "ben-k"), True),
        ("iep-review", ("ana-r", "ben-k"), True),
        ("iep-review", ("ana-r",), False),  # nobody else is left
        ("triennial-coordination", ("caseload",), False),
    ],
)
def test_one_tick_for_all_is_offered_where_it_is_one_act(
    name: str, left: tuple[str, ...], is_offered: bool
) -> None:
    rule = LAW.rule(name)
    assert rule
    report = season_report([SeasonLine(rule, 0, 3, left)], "2026-27", date(2026, 8, 20))
    assert (f"or for everyone: casemgr done --all {name}" in report.notes[0]) is is_offered


@pytest.mark.parametrize(
    ("name", "left", "round_"),
    [
        ("safeguards-yearly", ("ana-r", "ben-k"), "sent safeguards --all --reason yearly"),
        ("staff-informed-new-year", ("ana-r", "ben-k"), "review-with --all --staff NAME"),
        ("safeguards-yearly", ("ana-r",), ""),  # nobody else is left
        ("preschool-reassessment", ("mo1", "mo2"), ""),  # each child is assessed
    ],
)
def test_an_act_for_each_student_has_its_round(name: str, left: tuple[str, ...], round_: str) -> None:
    rule = LAW.rule(name)
    assert rule
    if left[1:]:
        assert round_command(rule) == round_
    report = season_report([SeasonLine(rule, 0, 3, left)], "2026-27", date(2026, 8, 20))
    assert report.notes[0].partition(", or for everyone: casemgr ")[2] == round_


def test_what_names_somebody_else_for_each_student_has_no_round() -> None:
    rule = LAW.rule("new-staff-informed")
    assert rule
    assert not round_command(rule)
