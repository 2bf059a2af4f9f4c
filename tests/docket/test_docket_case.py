"""One case seen from several sides: what an event changed, its duties, its team, its account of days, its school year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.student import Student, journal_of
from casemgr.casefile.vocabulary import next_grade
from casemgr.checks.after_exit import is_of_leaving, starts_a_clock
from casemgr.days.yearspan import YearSpan
from casemgr.docket.changes import changes
from casemgr.docket.derive import derive, derive_from
from casemgr.docket.duties import DutyState, duty_states
from casemgr.docket.examples import event_of
from casemgr.docket.explain import Explanation, Step, explain, single_days
from casemgr.docket.facts import Facts
from casemgr.law.book import LawBook
from casemgr.law.on import On
from casemgr.reports.start_year_season import season_lines
from casemgr.state.interpreting import speech_of
from casemgr.state.supplies import Budget, allocation, budget, requests_in, requests_of
from casemgr.state.team import invitations, members_missing
from casemgr.state.year_start import Into, School, has_started, opened, promotion
from support import context_with, fact, shipped_law, student_of, the_deadline, with_rule

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
T = ("sample-2025-26", "sample-2026-27", "sample-2027-28")
LATER = date(2026, 12, 1)
LAW = shipped_law()

Facts_ = list[dict[str, Any]]

OURS = fact("student_added", "2025-08-20", last_annual="2026-03-24", last_evaluation="2024-10-09")
REFERRAL = fact("referral_received", "2026-09-01")
PLAN = fact("assessment_plan_given", "2026-09-08", purpose="initial")


# --- what an event changed ------------------------------------------------------------------------


def changed(before: Facts_, after: Facts_, *rules: str, corrects: dict[str, str] | None = None) -> list[str]:
    """`verb rule` for each change of these rules between two derivations, in order."""
    context = context_with(*BOTH)
    derived = [derive(student_of(*facts), context, LATER) for facts in (before, after)]
    return [
        f"{change.verb} {change.deadline.rule.id}"
        for change in changes(derived[0], derived[1], corrects or {})
        if change.deadline.rule.id in rules
    ]


VOID = fact("void", "2026-09-20", event="e1", why="a slip")
EXTENSION = fact(
    "extension_agreed", "2026-09-10", rule="assessment-plan", until="2026-10-01", signed="2026-09-10"
)
CHANGED = [
    # facts before, facts more, the rules looked at, what changed
    ([], [REFERRAL], ["assessment-plan"], ["started assessment-plan"]),
    (
        [REFERRAL],
        [PLAN],
        ["assessment-plan", "consent-follow-up"],
        ["met assessment-plan", "started consent-follow-up"],
    ),
    ([REFERRAL], [EXTENSION], ["assessment-plan"], ["moved assessment-plan"]),
    ([REFERRAL], [fact("referral_withdrawn", "2026-09-03")], ["assessment-plan"], ["ended assessment-plan"]),
    ([REFERRAL, fact("referral_withdrawn", "2026-09-03")], [VOID], ["assessment-plan"], ["reopened assessment-plan"]),
    # The first referral holds again, and the clock of the second ends; it is not that one moved.
    ([REFERRAL, fact("referral_withdrawn", "2026-09-03"), fact("referral_received", "2026-09-08")], [VOID], ["assessment-plan"], ["reopened assessment-plan", "ended assessment-plan"]),
    ([REFERRAL, PLAN], [VOID], ["assessment-plan", "consent-follow-up"], ["reopened assessment-plan", "ended consent-follow-up"]),
    ([REFERRAL, PLAN], [fact("note_made", "2026-09-20", text="x")], ["assessment-plan", "consent-follow-up"], []),
    ([REFERRAL, fact("referral_withdrawn", "2026-09-03")], [PLAN], ["assessment-plan"], []),
    # A clock that is met by something from before it is new and met at once.
    (
        [OURS, fact("prior_written_notice_sent", "2026-09-01", subject="placement")],
        [fact("exited", "2026-09-14", reason="graduated-diploma")],
        ["exit-notice"],
        ["met exit-notice"],
    ),
    # An earlier referral, entered later, is the one that asks for a case manager: the same duty, moved.
    ([REFERRAL], [fact("referral_received", "2026-08-20")], ["case-manager", "enter-referral"], []),
    ([REFERRAL], [fact("exited", "2026-09-20", reason="moved-in-state")], ["assessment-plan"], ["ended assessment-plan"]),
    # A clock that was met already and is there no more has not ended now.
    ([REFERRAL, PLAN], [fact("void", "2026-09-20", event="e0", why="x")], ["assessment-plan"], []),
    ([OURS], [fact("done", "2026-09-20", rule="transition-16")], ["transition-16", "rights-at-17"], ["met transition-16"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "more", "rules", "expected"), CHANGED)
def test_what_an_event_changed(before: Facts_, more: Facts_, rules: list[str], expected: list[str]) -> None:
    assert changed(before, [*before, *more], *rules) == expected


def test_an_earlier_start_moves_the_clock_and_begins_no_second_one() -> None:
    early = fact("referral_received", "2026-08-20")
    assert changed([REFERRAL], [REFERRAL, early], "assessment-plan") == ["moved assessment-plan"]


def test_of_two_requests_the_one_taken_out_ends_and_the_other_starts() -> None:
    """Each request has a clock of its own, so one never stands in for the other."""
    asked = fact("parent_request_received", "2026-09-01", what="an aide")
    more = [fact("void", "2026-09-20", event="e0", why="x"), {**asked, "date": "2026-08-20"}]
    assert changed([asked], [asked, *more], "written-notice") == [
        "started written-notice",
        "ended written-notice",
    ]


@pytest.mark.parametrize(
    ("corrects", "expected"),
    [({"e9": "e0"}, ["moved written-notice"]), ({}, ["started written-notice", "ended written-notice"])],
)
def test_a_corrected_event_keeps_its_clock(corrects: dict[str, str], expected: list[str]) -> None:
    asked = fact("parent_request_received", "2026-09-01", what="an aide")
    again = {**asked, "date": "2026-09-02", "id": "e9", "recorded": "2026-09-20"}
    void = fact("void", "2026-09-20", event="e0", why="x", replaced_by="e9")
    assert changed([asked], [asked, again, void], "written-notice", corrects=corrects) == expected


def test_what_stands_in_for_an_open_clock_is_open_itself() -> None:
    """A referral of 10 September, open; in its place one of the 1st, which the plan of the 8th has met."""
    facts = [fact("referral_received", "2026-09-10"), PLAN]
    again = fact("referral_received", "2026-09-01", id="e9", recorded="2026-09-20")
    void = fact("void", "2026-09-20", event="e0", why="x", replaced_by="e9")
    assert changed(facts, [*facts, again, void], "assessment-plan") == [
        "met assessment-plan",
        "ended assessment-plan",
    ]


def test_what_is_met_comes_first_and_what_ends_comes_last() -> None:
    facts = [
        REFERRAL,
        PLAN,
        fact("consent_received", "2026-09-15", purpose="initial"),
        fact("meeting_scheduled", "2026-09-16", purposes=["initial"], meeting_date="2026-10-20"),
    ]
    held = fact("meeting_held", "2026-10-20", purposes=["initial"], outcome="completed", eligible="true")
    verbs = [change.verb for change in _changes(facts, [*facts, held])]
    assert set(verbs) == {"met", "started", "ended"}
    assert verbs == sorted(verbs, key=["met", "started", "moved", "reopened", "ended"].index)


def test_a_change_holds_the_deadline_before_it() -> None:
    (moved,) = [c for c in _changes([REFERRAL], [REFERRAL, EXTENSION]) if c.verb == "moved"]
    assert moved.before
    assert (str(moved.before.due), str(moved.deadline.due)) == ("2026-09-16", "2026-10-01")
    started = _changes([], [REFERRAL])
    assert {change.before for change in started} == {None}


def _changes(before: Facts_, after: Facts_) -> Any:
    context = context_with(*BOTH)
    derived = [derive(student_of(*facts), context, LATER) for facts in (before, after)]
    return changes(derived[0], derived[1], {})


# --- the handbook's duties ------------------------------------------------------------------------


def duty(number: str, *facts: dict[str, Any], as_of: date = LATER) -> DutyState:
    """Where one duty stands for a student."""
    return _duties(student_of(*facts), as_of)[number]


def _duties(student: Student, as_of: date = LATER) -> dict[str, DutyState]:
    context = context_with(*BOTH)
    facts = Facts.of(student, context, as_of)
    return {s.duty.number: s for s in duty_states(LAW, facts, derive_from(facts, context, as_of))}


REFERRED_ORALLY = fact("referral_received", "2026-09-01", form="oral")
TOLD = fact("staff_notified", "2026-09-02", to=["principal"], topic="referral")
DUTIES = [
    # number, facts, standing, due, what did it last, why
    ("8", [OURS], "not asked", None, None, ""),
    ("8", [REFERRAL], "open", None, None, "notify-referral"),
    ("8", [REFERRAL, TOLD], "done", None, "e1", "staff notified"),
    ("8", [REFERRAL, fact("referral_withdrawn", "2026-09-02")], "ended", None, None, "referral withdrawn of Wed 9/2/2026"),
    ("8", [REFERRAL, fact("not_applicable", "2026-09-02", rule="notify-referral", why="told by phone")], "not applicable", None, None, "told by phone"),
    ("12", [REFERRAL], "overdue", "2026-09-16", None, "assessment-plan"),
    ("12", [REFERRAL, PLAN], "done", None, "e1", "assessment plan given"),
    # Done once and asked for again: open, and what did it last is still named.
    ("12", [REFERRAL, PLAN, fact("referral_received", "2026-11-25")], "open", "2026-12-10", "e1", "assessment-plan"),
    # Shown by an event where no clock had to run for it.
    ("13", [OURS, PLAN], "done", None, "e1", "assessment plan given"),
    ("13", [OURS], "not asked", None, None, ""),
    ("46", [OURS], "whole caseload", None, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "facts", "standing", "due", "done", "why"), DUTIES)
def test_where_a_duty_stands(
    number: str, facts: Facts_, standing: str, due: str | None, done: str | None, why: str
) -> None:
    found = duty(number, *facts)
    rule = LAW.rule(why)
    assert (found.state, str(found.due) if found.due else None) == (standing, due)
    assert (found.done.id if found.done else None, found.why) == (done, rule.title if rule else why)


def test_of_several_clocks_the_overdue_one_comes_first_and_then_the_earliest() -> None:
    """Each written request asks for its own notice: ten school days after 14 and after 1 October, and after 20 November."""
    asked = [
        fact("parent_request_received", day, what="an aide")
        for day in ("2026-10-14", "2026-10-01", "2026-11-20")
    ]
    found = duty("36", *asked)
    assert (found.state, str(found.due), len(found.clocks)) == ("overdue", "2026-10-16", 3)
    later = duty("36", *asked[2:])
    assert (later.state, str(later.due)) == ("open", "2026-12-09")


def test_the_earliest_date_is_the_duty_s_whatever_began_first() -> None:
    """The annual review began in March and is due next March; a meeting asked for in November is due in January."""
    asked = fact("parent_request_received", "2026-11-30", what="reading", meeting="true")
    assert (duty("23", OURS, asked).state, str(duty("23", OURS, asked).due)) == ("open", "2027-01-17")


def test_a_duty_done_twice_was_done_last_by_the_later_event_and_stands_by_its_clocks() -> None:
    again = fact("assessment_plan_given", "2026-11-27", purpose="initial")
    found = duty("12", REFERRAL, PLAN, fact("referral_received", "2026-11-25"), again)
    assert (found.state, found.done.id if found.done else None) == ("done", "e3")
    assert [clock.started_on for clock in found.clocks] == [date(2026, 11, 25)]
    asked = [fact("parent_request_received", day, what="an aide") for day in ("2026-09-01", "2026-09-02")]
    answers = [fact("prior_written_notice_sent", f"2026-09-0{n}", answers=[f"e{5 - n}"]) for n in (4, 5)]
    found = duty("36", *asked, *answers)
    assert [clock.start.event.id for clock in found.clocks if clock.start.event] == ["e0"]


def test_a_duty_stands_by_the_clocks_that_say_so() -> None:
    asked = [fact("parent_request_received", day, what="an aide") for day in ("2026-09-01", "2026-09-02")]
    answer = fact("prior_written_notice_sent", "2026-09-03", answers=["e0", "e1"])
    found = duty("36", *asked, answer)
    assert found.state == "done"
    assert [clock.met_by.id for clock in found.clocks if clock.met_by] == ["e2", "e2"]
    assert [rule.id for rule in found.rules] == [rule.id for rule in LAW.rules if rule.id in found.duty.rules]


def test_the_last_of_what_ended_a_duty_is_named() -> None:
    facts = [
        REFERRAL,
        fact("not_applicable", "2026-09-02", rule="notify-referral", why="told by phone"),
        fact("exited", "2026-09-10", reason="moved-in-state"),
        fact("referral_received", "2026-10-01"),
        fact("referral_withdrawn", "2026-10-05"),
    ]
    assert duty("8", *facts).why == "referral withdrawn of Mon 10/5/2026"


def test_the_caseload_has_just_the_duties_asked_once() -> None:
    opened = event_of(fact("year_opened", "2026-08-05", school_year="2026-27"), 0)
    found = _duties(journal_of((opened,)))
    assert {number: s.state for number, s in found.items()} == {
        "4b": "not asked",
        "46": "open",
        "47": "open",
    }
    ours = duty("46", OURS)
    assert [rule.id for rule in ours.rules] == ["master-calendar"]


def test_a_birthday_is_never_the_start_of_another_duty() -> None:
    of_birthday = LAW.of_role("majority")
    assert of_birthday
    duty = LAW.duties[0].model_copy(
        update={"rules": (of_birthday.id,), "not_after": (On(event="student_added"),), "shown_by": ()}
    )
    context = context_with(*BOTH)
    facts = Facts.of(student_of(OURS, born="2009-04-12"), context, LATER)
    (found,) = duty_states(LAW.having(duties=(duty,)), facts, derive_from(facts, context, LATER))
    assert (found.state, str(found.due)) == ("open", "2027-04-12")


# --- the account of days --------------------------------------------------------------------------


def explained(
    rule: str, *facts: dict[str, Any], years: tuple[str, ...] = T, as_of: date = LATER
) -> Explanation:
    context, student = context_with(*years), student_of(*facts)
    return explain(the_deadline(rule, student, context, as_of), Facts.of(student, context, as_of), context)


def steps_of(explanation: Explanation) -> list[tuple[str, str, tuple[int, int] | None, str]]:
    return [(str(s.first), str(s.last), s.numbers, s.why) for s in explanation.steps]


def test_the_days_forward_are_numbered_from_the_day_after_the_start() -> None:
    """The contract's own example: consent on 2 November, sixty days, the winter break from 19 December to 3 January."""
    consent = fact("consent_received", "2026-11-02", purpose="initial")
    found = explained("initial-iep", fact("referral_received", "2026-10-19"), consent)
    assert steps_of(found) == [
        ("2026-11-03", "2026-12-18", (1, 46), ""),
        ("2026-12-19", "2027-01-03", None, "Winter Break"),
        ("2027-01-04", "2027-01-17", (47, 60), ""),
    ]
    assert (found.account.counted, found.account.raw) == (60, 76)


def test_the_days_backward_are_numbered_down_to_the_day_counted_from() -> None:
    """Seventy-five days before 9 October 2026: the summer from 6 June to 11 August is skipped; 12 August is day 58."""
    added = fact("student_added", "2025-08-20", last_evaluation="2023-10-09")
    found = explained("triennial-plan", added, years=BOTH, as_of=date(2026, 3, 20))
    assert steps_of(found) == [
        ("2026-05-20", "2026-06-05", (75, 59), ""),
        ("2026-06-06", "2026-08-11", None, "between school years"),
        ("2026-08-12", "2026-10-08", (58, 1), ""),
    ]


def test_a_count_that_begins_in_a_pause_has_no_empty_run_before_it() -> None:
    """Asked on 24 December, within the break of 19 December to 3 January."""
    asked = fact("parent_request_received", "2026-12-24", what="reading", meeting="true")
    found = explained("parent-requested-iep", asked, as_of=date(2026, 12, 24))
    assert steps_of(found) == [
        ("2026-12-25", "2027-01-03", None, "Winter Break"),
        ("2027-01-04", "2027-02-02", (1, 30), ""),
    ]


def test_a_single_day_between_two_pauses_is_a_run_of_its_own() -> None:
    """Asked for on 17 December, the day before the break begins with a Saturday: the 18th is day 1."""
    asked = fact("parent_request_received", "2026-12-17", what="reading", meeting="true")
    found = explained("parent-requested-iep", asked, as_of=date(2026, 12, 17))
    assert steps_of(found)[0] == ("2026-12-18", "2026-12-18", (1, 1), "")


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("annual-review", [OURS]),  # no days are counted
        ("assessment-plan", [fact("referral_received", "2029-09-01")]),  # no calendar
        ("comparable-services", [fact("transferred_in", "2026-09-01", from_district="Lakeside Unified")]),
    ],
)
def test_where_no_days_are_counted_there_are_no_steps(rule: str, facts: Facts_) -> None:
    found = explained(rule, *facts, as_of=date(2029, 9, 1))
    assert found.steps == ()
    assert (found.account.counted, found.account.raw) == (None, None)


def test_single_days_keep_their_numbers() -> None:
    up = Step(date(2026, 12, 30), date(2027, 1, 1), (5, 7), "")
    assert [(s.first == s.last, s.numbers) for s in single_days(up)] == [
        (True, (5, 5)),
        (True, (6, 6)),
        (True, (7, 7)),
    ]
    assert [str(s.first) for s in single_days(up)] == ["2026-12-30", "2026-12-31", "2027-01-01"]
    down = Step(date(2026, 12, 30), date(2026, 12, 31), (2, 1), "")
    assert [s.numbers for s in single_days(down)] == [(2, 2), (1, 1)]
    skipped = Step(date(2026, 12, 25), date(2026, 12, 26), None, "Winter Break")
    assert [(s.numbers, s.why) for s in single_days(skipped)] == [(None, "Winter Break")] * 2
    one = Step(date(2026, 12, 30), date(2026, 12, 30), (4, 4), "")
    assert list(single_days(one)) == [one]


YEAR_ENDS = [
    # referral, consent; of each trigger: what, last day, days before it, whether it applies, whether its day is known
    ("2026-05-04", "2026-08-25", [("consent received", "2027-06-03", 282, False, True), ("referral received", "2026-06-03", 30, True, True)]),
    ("2026-05-03", "2026-05-10", [("consent received", "2026-06-03", 24, True, True), ("referral received", "2026-06-03", 31, False, True)]),
    ("2026-06-20", "2026-07-01", [("consent received", None, None, False, True), ("referral received", None, None, False, True)]),
    ("2025-07-01", "2025-09-02", [("consent received", "2026-06-03", 274, False, True), ("referral received", None, None, False, True)]),
    ("2025-06-30", "2025-09-02", [("consent received", "2026-06-03", 274, False, True), ("referral received", None, None, False, False)]),
]  # fmt: skip


@pytest.mark.parametrize(("referral", "consent", "expected"), YEAR_ENDS)
def test_the_year_end_rule_says_what_it_made_of_each_trigger(
    referral: str, consent: str, expected: list[tuple[Any, ...]]
) -> None:
    facts = [fact("referral_received", referral), fact("consent_received", consent, purpose="initial")]
    found = explained("initial-iep", *facts)
    assert [
        (f.what, str(f.last_day) if f.last_day else None, f.days_before, f.applies, f.known)
        for f in found.year_end
    ] == expected
    assert [str(f.trigger) for f in found.year_end] == [consent, referral]


def test_without_a_second_trigger_only_the_consent_is_named() -> None:
    found = explained("initial-iep", fact("consent_received", "2026-05-10", purpose="initial"))
    assert [f.what for f in found.year_end] == ["consent received"]


def test_a_birthday_near_the_end_of_the_year_is_counted_from_the_day_of_joining() -> None:
    """A clock that no event started has its own day as the trigger."""
    context = with_rule(
        context_with(*T),
        starts=({"birthday": 11},),
        within={"count": 5, "of": "calendar_days"},
        near_year_end={"within_last": 10, "then": 10},
    )
    student = student_of(fact("student_added", "2026-05-29"), born="2015-05-30")
    clock = the_deadline("own", student, context, LATER)
    found = explain(clock, Facts.of(student, context, LATER), context)
    assert [(f.what, str(f.trigger), f.days_before) for f in found.year_end] == [("start", "2026-05-29", 5)]
    assert str(clock.due) == "2026-08-20"


def test_a_rule_without_a_year_end_says_nothing_of_it() -> None:
    assert explained("annual-review", OURS).year_end == ()


# --- leaving --------------------------------------------------------------------------------------

OF_LEAVING = [
    (fact("records_requested", "2026-09-01"), True),
    (fact("records_provided", "2026-09-01"), True),
    (fact("prior_written_notice_sent", "2026-09-01", answers=[]), True),
    (fact("prior_written_notice_sent", "2026-09-01", answers=["e1"]), False),
    (fact("document_sent", "2026-09-01", document="summary-of-performance"), True),
    (fact("document_sent", "2026-09-01", document="safeguards"), False),
    (fact("done", "2026-09-01", rule="exit-notice"), True),
    (fact("done", "2026-09-01", rule="hand-off"), False),
    (fact("not_applicable", "2026-09-01", rule="exit-notice", why="x"), True),
    (fact("not_applicable", "2026-09-01", rule="hand-off", why="x"), False),
    (fact("referral_received", "2026-09-01"), False),
    (fact("removal", "2026-09-01", days="1"), False),
]


@pytest.mark.parametrize(("event", "expected"), OF_LEAVING)
def test_what_belongs_to_a_duty_that_goes_on_after_the_exit(event: dict[str, Any], expected: bool) -> None:
    assert is_of_leaving(event_of(event, 0), LAW) is expected


STARTING = [
    (fact("referral_received", "2026-09-01"), True),
    (fact("removal", "2026-09-01", days="1"), True),
    (fact("removal", "2026-09-01", days="1", services_continued="true"), False),
    (fact("contact_made", "2026-09-01", how="by telephone", result="no answer"), False),
    (fact("done", "2026-09-01", rule="hand-off"), False),
]


@pytest.mark.parametrize(("event", "expected"), STARTING)
def test_what_begins_a_duty(event: dict[str, Any], expected: bool) -> None:
    assert starts_a_clock(event_of(event, 0), LAW) is expected


# --- the start of the school year -----------------------------------------------------------------

NEXT = {
    "Fernbrook Elementary": School("elementary", "5", "Fernbrook High"),
    "Alder Creek Elementary": School("elementary"),
    "Oak": School("elementary", "5"),
    "Elm": School("elementary"),
    "Roosevelt": School("secondary"),
    "Fernbrook Middle": School("secondary"),
    "Fernbrook High": School("secondary"),
    "Middle of Nowhere K-8": School("elementary", "8"),
    "Bay Charter": School(None, "12"),
    "Sand Charter": School(None),
}
GOES, MAY_END, ENDS = "goes", "may end", "ends"
PROMOTED = [
    # grade and school; grade and school after the summer; what is known of the school
    ("4", "Fernbrook Elementary", "5", "Fernbrook Elementary", GOES),
    ("5", "Fernbrook Elementary", "6", "Fernbrook High", GOES),
    ("4", "Alder Creek Elementary", "5", "Alder Creek Elementary", GOES),
    ("5", "Alder Creek Elementary", "6", "Alder Creek Elementary", MAY_END),
    ("AD", "Fernbrook High", "AD", "Fernbrook High", GOES),
    ("5", "Oak", "6", "Oak", ENDS),
    ("6", "Oak", "7", "Oak", ENDS),
    ("8", "Elm", "9", "Elm", ENDS),
    ("7", "Fernbrook Middle", "8", "Fernbrook Middle", GOES),
    ("8", "Fernbrook Middle", "9", "Fernbrook Middle", ENDS),
    ("8", "Pine Junior High", "9", "Pine Junior High", ENDS),
    ("8", "Fernbrook High", "9", "Fernbrook High", GOES),
    ("8", "Roosevelt", "9", "Roosevelt", MAY_END),
    ("9", "Roosevelt", "10", "Roosevelt", GOES),
    ("7", "Middle of Nowhere K-8", "8", "Middle of Nowhere K-8", GOES),
    ("8", "Middle of Nowhere K-8", "9", "Middle of Nowhere K-8", ENDS),
    ("5", "Bay Charter", "6", "Bay Charter", GOES),
    ("8", "Bay Charter", "9", "Bay Charter", GOES),
    ("8", "Sand Charter", "9", "Sand Charter", GOES),
    ("8", "not listed", "9", "not listed", GOES),
]


def into(begins: int = 2027, law: LawBook = LAW, **nexts: str) -> Into:
    return Into(begins, law.entry_ages, NEXT, nexts)


@pytest.mark.parametrize(("grade", "school", "next_grade", "next_school", "known"), PROMOTED)
def test_a_student_goes_up_a_grade_and_after_the_last_one_to_the_next_school(
    grade: str, school: str, next_grade: str, next_school: str, known: str
) -> None:
    found = promotion(student_of(OURS, grade=grade, school=school), into())
    assert (found.grade, found.school) == (next_grade, next_school)
    assert (found.may_end, found.ends) == (known == MAY_END, known == ENDS)
    assert found.changes is (grade != next_grade)


def test_what_is_said_of_a_school_that_ends_or_may_end_counts() -> None:
    there = into(Oak="Fernbrook Middle", Roosevelt="Roosevelt", Elm="Alder Creek Elementary")
    found = [
        promotion(student_of(OURS, grade=grade, school=school), there)
        for grade, school in (("5", "Oak"), ("8", "Roosevelt"), ("4", "Elm"), ("8", "Elm"))
    ]
    schools = [(each.grade, each.school, each.ends, each.may_end) for each in found]
    assert schools == [
        ("6", "Fernbrook Middle", False, False),
        ("9", "Roosevelt", False, False),
        ("5", "Elm", False, False),
        ("9", "Alder Creek Elementary", True, False),
    ]


BY_AGE = [
    # grade, born, the year begins; the grade after, and the grade that the child is too young for
    ("PS", "2023-11-20", 2027, "PS", "TK"),
    ("PS", "2023-09-01", 2027, "TK", None),
    ("PS", "2023-09-02", 2027, "PS", "TK"),
    ("PS", "2022-09-01", 2027, "K", None),
    ("PS", "2020-01-01", 2027, "K", None),
    ("TK", "2022-09-01", 2027, "K", None),
    ("TK", "2022-09-02", 2027, "TK", "K"),
    ("K", "2023-11-20", 2027, "1", None),
    ("TD", "2020-01-01", 2027, "TD", None),
    ("PS", "2020-01-01", 2024, "PS", None),
]


@pytest.mark.parametrize(("grade", "born", "begins", "after", "too_young"), BY_AGE)
def test_who_leaves_preschool_is_decided_by_age(
    grade: str, born: str, begins: int, after: str, too_young: str | None
) -> None:
    child = student_of(OURS, grade=grade, born=born, school="Elm")
    found = promotion(child, into(begins))
    assert (found.grade, found.too_young and found.too_young.grade) == (after, too_young)
    elsewhere = promotion(child, Into(begins, (), NEXT, {}))
    assert (elsewhere.grade, elsewhere.too_young) == (grade if grade == "PS" else next_grade(grade), None)


YEAR = fact(
    "year_started", "2026-08-05", school_year="2026-27", first_day="2026-08-12", grade="4", school="x"
)


def test_a_year_is_started_and_opened_once() -> None:
    events = [event_of(YEAR, 0), event_of(fact("year_opened", "2026-08-05", school_year="2026-27"), 1)]
    assert has_started(events, "2026-27")
    assert not has_started(events, "2027-28")
    assert opened(events, "2026-27") is events[1]
    assert opened(events, "2027-28") is None
    assert not has_started(events[1:], "2026-27")
    assert opened(events[:1], "2026-27") is None


def test_the_season_counts_what_began_with_it() -> None:
    last = {**YEAR, "date": "2025-08-25", "school_year": "2025-26", "first_day": "2025-08-13"}
    reviewed = fact("done", "2026-08-20", rule="iep-review")
    clocks = derive(student_of(OURS, last, YEAR, reviewed), context_with(*BOTH), LATER)
    rules = [
        rule for rule in LAW.rules if rule.id in ("iep-review", "co-teaching", "annual-review", "sld-form")
    ]
    lines = season_lines(rules, clocks, date(2026, 8, 5))
    assert [(line.rule.id, line.done, line.total, line.left) for line in lines] == [
        ("iep-review", 1, 1, ()),
        ("co-teaching", 0, 1, ("ana-r",)),
    ]
    assert season_lines(rules, clocks, date(2026, 8, 6)) == []
    # What else began since then is not of the season: a meeting's duties, and the ages of a student who joined.
    joined = fact("student_added", "2026-08-20", last_annual="2026-03-24")
    held = fact("meeting_held", "2026-09-14", purposes=["annual"], outcome="completed")
    others = derive(student_of(joined, {**YEAR, "date": "2026-08-21"}, held), context_with(*BOTH), LATER)
    lines = season_lines(LAW.rules, others, date(2026, 8, 5))
    assert [line.rule.id for line in lines] == [
        "safeguards-yearly",
        "iep-review",
        "co-teaching",
    ]
    both = {line.rule.id: line for line in season_lines(rules, clocks, date(2025, 8, 20))}
    assert (both["co-teaching"].total, both["co-teaching"].left) == (2, ("ana-r",))


def test_the_season_of_the_caseload_has_its_own_lines() -> None:
    journal = journal_of((event_of(fact("year_opened", "2026-08-05", school_year="2026-27"), 0),))
    clocks = derive(journal, context_with(*BOTH), LATER)
    lines = season_lines(LAW.rules, clocks, date(2026, 8, 5))
    assert [line.rule.id for line in lines] == ["master-calendar", "triennial-coordination"]


# --- supplies -------------------------------------------------------------------------------------


def supplies(*facts: dict[str, Any]) -> list[Any]:
    return [event_of(each, place) for place, each in enumerate(facts)]


ASKED = fact("supplies_requested", "2026-09-01", what="headphones", cost="60")
OTHER = fact("supplies_requested", "2026-06-30", what="timers", cost="25.5")


def moved(step: str, day: str = "2026-09-05", **fields: Any) -> dict[str, Any]:
    return fact("supplies_moved", day, request="e0", step=step, **fields)


def test_a_request_is_at_its_last_step_with_what_it_came_to() -> None:
    events = supplies(
        ASKED, OTHER, moved("approved", by="Ruth Abara"), moved("ordered", "2026-09-08", cost="58")
    )
    first, second = requests_of(events)
    assert (first.step, first.cost, str(first.since), first.by) == ("ordered", 58.0, "2026-09-08", None)
    assert (second.step, second.cost, second.since, second.counts) == ("requested", 25.5, None, False)
    assert first.counts
    assert requests_of(supplies(ASKED, moved("approved", by="Ruth Abara")))[0].by == "Ruth Abara"
    assert requests_of(supplies(moved("approved"))) == []


@pytest.mark.parametrize(("step", "counts"), [("approved", True), ("refused", False), ("received", True)])
def test_the_cost_counts_from_the_approval_on(step: str, counts: bool) -> None:
    assert requests_of(supplies(ASKED, moved(step)))[0].counts is counts


def test_the_allocation_is_the_last_one_of_the_year() -> None:
    def given(amount: str, year: str) -> dict[str, Any]:
        return fact("supplies_allocated", "2026-08-20", amount=amount, school_year=year)

    events = supplies(given("200", "2026-27"), given("250", "2026-27"), given("300", "2027-28"), ASKED)
    assert allocation(events, "2026-27") == 250
    assert allocation(events, "2025-26") is None


def test_what_is_left_and_what_goes_beyond_it() -> None:
    requests = requests_of(supplies(ASKED, OTHER, moved("approved")))
    found = budget(iter(requests), 80)
    assert (found.spent, found.asked, found.left, found.over) == (60.0, 25.5, 20.0, 5.5)
    assert (budget(requests, None).left, budget(requests, None).over) == (None, 0.0)
    assert budget(requests, 100).over == 0.0
    assert (
        Budget(50, 60, 10).over == 10.0
    )  # more is spent already than there was: all that is asked for is too much
    assert Budget(60.3, 0, 60.4).over == 0.1


def test_the_requests_of_a_year_are_those_made_in_it() -> None:
    assert [r.what for r in requests_in(supplies(ASKED, OTHER), YearSpan.starting(2026))] == ["headphones"]
    assert [r.what for r in requests_in(supplies(ASKED, OTHER), YearSpan.starting(2025))] == ["timers"]


# --- the team -------------------------------------------------------------------------------------


def booking(
    day: str = "2026-09-01", meeting: str = "2026-10-06", *purposes: str, **fields: Any
) -> dict[str, Any]:
    return fact(
        "meeting_scheduled", day, meeting_date=meeting, purposes=list(purposes or ["annual"]), **fields
    )


def invited(day: str, *roles: str, **fields: Any) -> dict[str, Any]:
    return fact("team_invited", day, to=[{"role": role} for role in roles], **fields)


def team(*facts: dict[str, Any], place: int = 0, **student: Any) -> tuple[set[str], list[str]]:
    """The roles invited to the meeting booked at a place, and the members still missing."""
    found = student_of(*facts, **student)
    meeting = found.events[place]
    assert isinstance(meeting, MeetingScheduled)
    events = found.known(LATER)
    missing = members_missing(LAW.members, meeting, events, found.identity, speech_of(found.identity, LAW))
    return {each.role for each in invitations(meeting, events)}, [member.what for member in missing]


NOTICE = fact("document_sent", "2026-09-03", document="meeting-notice", to="Luz Rivera")
CORE = ["parent", "general-ed-teacher", "education-specialist or provider", "lea-representative"]
MEMBERS = [
    # bookings and invitations, who the student is, the members still missing
    ([booking()], {}, CORE),
    ([booking(), NOTICE], {}, CORE[1:]),
    ([booking(), fact("document_sent", "2026-09-03", document="safeguards")], {}, CORE),
    ([booking(), invited("2026-09-02", "parent", "general-ed-teacher", "education-specialist", "principal")], {}, []),
    ([booking(), invited("2026-09-02", "parent", "general-ed-teacher", "case-manager", "lea-representative")], {}, []),
    ([booking("2026-09-01", "2026-10-06", "initial"), NOTICE], {}, [*CORE[1:], "someone who can interpret the results"]),
    ([booking("2026-09-01", "2026-10-06", "transition"), NOTICE], {}, [*CORE[1:], "student"]),
    ([booking(), NOTICE], {"language": "EL"}, [*CORE[1:], "el-specialist", "interpreter"]),
    ([booking(interpreter="Spanish"), NOTICE], {"language": "EL"}, [*CORE[1:], "el-specialist"]),
    ([booking(), NOTICE], {"born": "2011-10-06"}, [*CORE[1:], "student"]),
    ([booking(), NOTICE], {"born": "2011-10-07"}, CORE[1:]),
    # A speech-language pathologist stands in for the specialist where speech alone is suspected.
    ([booking(), fact("referral_received", "2026-08-20", areas=["speech-language"]), invited("2026-09-02", "slp")], {}, [CORE[0], CORE[1], CORE[3]]),
    ([booking(), fact("referral_received", "2026-08-20", areas=["speech-language", "autism"]), invited("2026-09-02", "slp")], {}, CORE),
    ([booking(), invited("2026-09-02", "slp")], {}, CORE),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "student", "missing"), MEMBERS)
def test_whom_the_team_still_lacks(facts: Facts_, student: dict[str, Any], missing: list[str]) -> None:
    assert team(*facts, **student)[1] == missing


INVITED = [
    # what was recorded, the place of the booking, the roles invited to it
    ([booking(), invited("2026-09-02", "slp"), booking("2026-09-10", "2026-11-09", "supplemental")], 0, {"slp"}),
    ([booking(), invited("2026-09-02", "slp"), booking("2026-09-10", "2026-11-09", "supplemental")], 2, set()),
    # One that names its meeting is for that one, whenever it was booked.
    ([booking(), booking("2026-09-01", "2026-11-09", "supplemental"), invited("2026-09-02", "slp", meeting="2026-11-09")], 0, set()),
    ([booking(), booking("2026-09-01", "2026-11-09", "supplemental"), invited("2026-09-02", "slp", meeting="2026-11-09")], 1, {"slp"}),
    ([booking(), booking("2026-09-01", "2026-11-09", "supplemental"), invited("2026-09-02", "slp")], 1, {"slp"}),
    # Before anything was booked: for the next booking.
    ([booking(), invited("2026-08-30", "slp")], 0, {"slp"}),
    # Moved to another day: the team is to be asked again; those asked since count.
    ([booking(), invited("2026-09-02", "slp"), booking("2026-09-05", "2026-10-13")], 2, set()),
    ([booking(), invited("2026-09-02", "slp"), booking("2026-09-05", "2026-10-13"), invited("2026-09-05", "principal")], 2, {"principal"}),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "place", "roles"), INVITED)
def test_which_meeting_an_invitation_is_for(facts: Facts_, place: int, roles: set[str]) -> None:
    assert team(*facts, place=place)[0] == roles


def test_an_invitation_says_whom_and_when() -> None:
    facts = [
        booking(interpreter="Ms. Ruiz"),
        fact("team_invited", "2026-09-02", to=[{"role": "principal", "name": "Ruth Abara"}, {"role": "slp"}]),
        NOTICE,
    ]
    student = student_of(*facts)
    meeting = student.events[0]
    assert isinstance(meeting, MeetingScheduled)
    assert [(i.role, i.name, str(i.day)) for i in invitations(meeting, student.events)] == [
        ("interpreter", "Ms. Ruiz", "2026-09-01"),
        ("principal", "Ruth Abara", "2026-09-02"),
        ("slp", None, "2026-09-02"),
        ("parent", "Luz Rivera", "2026-09-03"),
    ]


def test_one_clock_met_and_another_gone_are_two_changes() -> None:
    was = the_deadline("assessment-plan", student_of(REFERRAL), context_with(*BOTH), LATER)
    started, other = was.start.event, event_of(REFERRAL, 9)
    assert started
    assert was.is_open
    twin = was._replace(start=was.start._replace(event=other))
    met = was._replace(status="met", met_by=started)
    found = [(change.verb, change.deadline.start.event) for change in changes((was, twin), (met,), {})]
    assert found == [("met", started), ("ended", other)]
