"""Records collected and provided, the reason for a deadline that was late, and the command that meets a duty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event, ExtensionAgreed
from casemgr.casefile.vocabulary import RECORD_SOURCES
from casemgr.checks.extension import check_extendable, clock_to_extend, no_extension, signed_late
from casemgr.checks.its_command import (
    instead_of_na,
    not_needed_command,
    not_open,
    not_open_on,
    use_its_command,
)
from casemgr.checks.of_a_rule import clock_to_explain, reason_said
from casemgr.checks.records import (
    closed_requests,
    nobody_asked,
    parties_waiting,
    place_meant,
    places_left,
    receiver_meant,
    sent_unasked,
)
from casemgr.docket.derive import derive
from casemgr.errors import Refused, UsageError
from casemgr.reports.collect import checklist_of, lines_of_what_is_left
from recorded import recorded
from support import context_with, fact, shipped_law, student_of

TODAY = date(2026, 11, 23)
ASKED = fact("records_requested", "2026-10-07", requester="parent")
AGAIN = fact("records_requested", "2026-10-09", requester="representative")


def events(*facts: dict[str, Any]) -> tuple[Event, ...]:
    return student_of(*facts).events


def source(place: str, step: str) -> dict[str, Any]:
    return fact("records_source", "2026-10-08", source=place, step=step)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("psych", "school psychologist"),
        ("dr. moss", "Dr. Moss"),
        ("attic", "attic"),
        ("garden", "Garden shed"),
    ],
)
def test_a_place_by_part_of_its_name(words: str, place: str) -> None:
    before = events(source("Dr. Moss", "asked"), source("Garden shed", "asked"))
    assert place_meant(words, before, shipped_law().meanings) == place


def test_a_place_that_may_be_several_is_asked_about() -> None:
    with pytest.raises(UsageError, match="matches more than one place: "):
        place_meant("school", (), shipped_law().meanings)


def test_the_requests_that_were_answered() -> None:
    provided = fact("records_provided", "2026-10-12", to="parent", request="e0")
    assert closed_requests(events(ASKED, AGAIN)) == []
    known = events(ASKED, AGAIN | {"requester": "parent"}, provided)
    assert closed_requests(known) == [known[0]]


def test_whom_records_are_for() -> None:
    assert receiver_meant("ana-r", set(), None) is None
    assert receiver_meant("ana-r", {"parent"}, None) == "parent"
    assert receiver_meant("ana-r", {"parent", "district"}, "district") == "district"
    with pytest.raises(
        UsageError, match=r"\(district, parent\)\. Say .* records-provided ana-r --to district"
    ):
        receiver_meant("ana-r", {"parent", "district"}, None)
    assert sent_unasked("ana-r", {"parent"}, "parent", TODAY) is None
    assert "no request for records by the district is open" in (
        sent_unasked("ana-r", {"parent"}, "district", TODAY) or ""
    )
    assert "ana-r --to WHO --note WHY" in (sent_unasked("ana-r", set(), None, TODAY) or "")
    assert nobody_asked("ana-r").endswith("--to WHO, with parent, adult-student, representative or district")


def test_the_places_that_nothing_is_on_file_about() -> None:
    request, *steps = events(ASKED, source("cumulative folder", "asked"))
    left = places_left("ana-r", [request], [request, *steps], ["nurse"], "asked")  # type: ignore[list-item]
    assert "school psychologist" in left
    assert not {"cumulative folder", "nurse"} & {*left}
    with pytest.raises(Refused, match="no request for records is open"):
        places_left("ana-r", [], (), ["nurse"], "asked")


def test_the_others_that_have_come_are_those_that_were_asked() -> None:
    request, *steps = events(ASKED, *(source(place, "asked") for place in RECORD_SOURCES))
    known = [request, *steps]
    assert places_left("ana-r", [request], known, (), "received") == [*RECORD_SOURCES]  # type: ignore[list-item]
    assert places_left("ana-r", [request], known, (), "none-held") == [*RECORD_SOURCES]  # type: ignore[list-item]
    assert places_left("ana-r", [request], known[:2], (), "received") == [RECORD_SOURCES[0]]  # type: ignore[list-item]
    with pytest.raises(Refused, match="when all of that has come: casemgr collect ana-r --others --received"):
        places_left("ana-r", [request], known, (), "asked")  # type: ignore[list-item]
    all_in = [request, *events(ASKED, *(source(place, "received") for place in RECORD_SOURCES))[1:]]
    with pytest.raises(Refused, match="when the copies go out: casemgr records-provided ana-r"):
        places_left("ana-r", [request], all_in, (), "received")  # type: ignore[list-item]


def test_what_is_left_of_a_request_is_said_in_lines() -> None:
    request, *steps = events(ASKED, source("cumulative folder", "asked"))
    said = [*lines_of_what_is_left("ana-r", [request], [request, *steps])]  # type: ignore[list-item]
    assert said[0] == "Still asked for: cumulative folder"
    assert said[1].endswith("casemgr collect ana-r --others --received")
    assert said[2].startswith("Not asked yet: ")


def test_what_is_left_of_two_requests_is_said_once_where_it_is_the_same() -> None:
    first, second, *steps = events(ASKED, AGAIN, source("cumulative folder", "asked"))
    both, known = [first, second], [first, second, *steps]
    one, *_ = said = [*lines_of_what_is_left("ana-r", both, [*both], of_several=True)]  # type: ignore[arg-type]
    assert (len(said), said[1].endswith("--others --none-held --request all")) == (2, True)
    assert one.startswith("Not asked yet: ")
    said = [*lines_of_what_is_left("ana-r", both, known, of_several=True)]  # type: ignore[arg-type]
    assert "Still asked for, for the parent's request of Wed 10/7/2026: cumulative folder" in said
    assert (
        f"      when all of it has come: casemgr collect ana-r --others --received --request {first.id}"
        in said
    )


def test_the_checklist_is_of_the_last_request_unless_one_is_named() -> None:
    student = student_of(ASKED, AGAIN)
    first = student.events[0]
    assert "asked for by the representative" in checklist_of(student, TODAY, None).title
    assert "asked for by the parent" in checklist_of(student, TODAY, first.id).title
    assert "no request on file" in checklist_of(student_of(), TODAY, None).title


def test_who_waits_for_records() -> None:
    transfer = fact("foster_transfer_requested", "2026-10-10", to_school="Lakeside")
    assert parties_waiting(events(ASKED, AGAIN, transfer)) == {"parent", "representative", "district"}
    answered = fact("records_provided", "2026-10-11", to="parent")
    assert parties_waiting(events(ASKED, answered)) == set()


@pytest.mark.parametrize(
    ("code", "why", "codes", "wrong"),
    [
        (None, "late bus", {}, None),
        (" 20 ", "late bus", {"20": "parent"}, None),
        (None, "late bus", {"20": "parent"}, r"needs --code \(20 parent\) and --why TEXT"),
        (None, None, {}, "needs --why TEXT"),
        ("21", "late bus", {"20": "parent"}, r"no delay code 21 \(20 parent\)"),
        ("21", "late bus", {}, "your state has none"),
    ],
)
def test_what_a_reason_needs(code: str | None, why: str | None, codes: dict[str, str], wrong: str) -> None:
    if wrong:
        with pytest.raises(UsageError, match=wrong):
            reason_said(code, why, codes, needs_code=bool(codes))
    else:
        assert reason_said(code, why, codes, needs_code=bool(codes)) == (code and code.strip(), why)


def test_a_state_asks_a_code_of_the_rules_that_it_names_alone() -> None:
    codes = shipped_law().delay_codes
    assert codes
    assert [codes.are_for(rule) for rule in ("annual-review", "assessment-plan", "iep-review")] == [
        True,
        False,
        False,
    ]
    assert codes.model_copy(update={"rules": ()}).are_for("iep-review")
    assert all(shipped_law().rule(rule) for rule in codes.rules)
    assert reason_said(None, "late bus", codes.words, needs_code=False) == (None, "late bus")


def test_a_reason_is_for_the_last_clock_that_has_none() -> None:
    added = fact("student_added", "2026-08-12", last_annual="2025-10-14", last_evaluation="2024-10-14")
    student, context = student_of(added), context_with("sample-2026-27")
    clocks = derive(student, context, TODAY)
    annual = next(clock for clock in clocks if clock.rule.role == "annual")
    assert clock_to_explain("ana-r", annual.rule.id, clocks, student.events) == (annual, False)
    given = fact("late_explained", "2026-11-20", rule=annual.rule.id, clock=student.events[0].id, why="x")
    assert clock_to_explain("ana-r", annual.rule.id, clocks, events(added, given)) == (annual, True)
    with pytest.raises(Refused, match="neither overdue nor was it met late"):
        clock_to_explain("ana-r", "triennial", clocks, student.events)


def test_the_command_that_meets_a_duty_is_named() -> None:
    referral = fact("referral_received", "2026-11-02", form="written")
    student, context = student_of(referral), context_with("sample-2026-27")
    clocks = derive(student, context, TODAY)
    plan = next(clock.rule for clock in clocks if clock.rule.next.startswith("assessment-plan"))
    assert use_its_command(plan, "ana-r", clocks, student.events, TODAY).startswith(
        "Use `casemgr assessment-plan ana-r"
    )
    assert use_its_command(plan, "ana-r", (), (), TODAY) == (
        f"Use `casemgr {plan.next.replace('{student}', 'ana-r')}` for {plan.id}"
    )
    assert not_needed_command(plan, "ana-r") is None
    spared = [rule for rule in shipped_law().rules if not_needed_command(rule, "ana-r")]
    assert spared
    assert all(
        (not_needed_command(rule, "a") or "").endswith(" a --not-needed --why TEXT") for rule in spared
    )


def test_what_a_duty_of_its_own_command_is_left_by() -> None:
    referral = fact("referral_received", "2026-11-02", form="written")
    student, context = student_of(referral), context_with("sample-2026-27")
    clocks, law = derive(student, context, TODAY), shipped_law()
    plan = next(clock.rule for clock in clocks if clock.rule.next.startswith("assessment-plan"))
    ticked = next(clock.rule for clock in clocks if clock.rule.can_be_ticked)
    spared = next(rule for rule in law.rules if not_needed_command(rule, "ana-r") and not rule.can_be_ticked)

    def instead(*facts: dict[str, Any]) -> str | None:
        student = student_of(*facts)
        return instead_of_na(plan, "ana-r", derive(student, context, TODAY), student.events, TODAY)

    assert instead_of_na(ticked, "ana-r", clocks, student.events, TODAY) is None
    assert (instead(referral) or "").endswith("; if it does not apply, add --force")
    given = fact("assessment_plan_given", "2026-11-03", purpose="initial")
    assert instead(referral, given, fact("referral_received", "2026-11-04", by="agency")) is None
    assert instead_of_na(spared, "ana-r", (), (), TODAY) == (
        f"Use `{not_needed_command(spared, 'ana-r')}` for {spared.id}"
    )


def test_a_duty_that_is_not_open_is_named_with_the_list_of_what_is() -> None:
    student, context = student_of(fact("referral_received", "2026-11-02")), context_with("sample-2026-27")
    clocks = derive(student, context, TODAY)
    (plan,) = [clock.rule for clock in clocks if clock.rule.next.startswith("assessment-plan")]
    assert not_open(plan, "ana-r", clocks, None) is None
    assert not_open(plan, "ana-r", clocks, student.events[0].id) is None
    assert not_open(plan, "ana-r", clocks, "e7") == (
        f"{plan.id} is not open for this student; what is: casemgr due --student ana-r"
    )
    assert "for the caseload;" in (not_open(plan, "caseload", (), None) or "")


def test_a_day_on_which_a_duty_was_not_open() -> None:
    held = fact("meeting_held", "2026-11-10", purposes=["initial"], outcome="completed", eligible=False)
    student = student_of(fact("referral_received", "2026-11-02"), held)
    clocks = derive(student, context_with("sample-2026-27"), TODAY)
    clock = next(each for each in clocks if each.unrecorded)
    name = clock.rule.short
    assert not_open_on(clock, date(2026, 11, 1)) == (
        f"{name} is open since Mon 11/2/2026, and Sun 11/1/2026 came before"
    )
    assert not_open_on(clock, date(2026, 11, 10)) == (
        f"{name} closed on Tue 11/10/2026, and Tue 11/10/2026 did not come before that"
    )


def test_a_day_of_a_duty_that_was_met() -> None:
    given = fact("assessment_plan_given", "2026-11-10", purpose="initial", areas=[{"area": "autism"}])
    clocks = derive(
        student_of(fact("referral_received", "2026-11-02"), given), context_with("sample-2026-27"), TODAY
    )
    clock = next(each for each in clocks if each.met_by and each.met_by.type == "assessment_plan_given")
    assert not_open_on(clock, date(2026, 11, 12)) == f"{clock.rule.short} was met on Tue 11/10/2026 already"


def test_the_clock_that_the_parent_extends() -> None:
    facts = [
        fact("referral_received", day, areas=[area])
        for day, area in (("2026-11-02", "autism"), ("2026-11-03", "motor"))
    ]
    student, context = student_of(facts[0]), context_with("sample-2026-27")
    clocks = derive(student, context, TODAY)
    plan = next(clock for clock in clocks if clock.rule.next.startswith("assessment-plan"))
    assert clock_to_extend(plan.rule, clocks, None) == plan
    assert clock_to_extend(plan.rule, clocks, "e7") is None
    check_extendable(plan.rule, context.law)
    other = next(rule for rule in context.law.rules if not rule.extendable)
    with pytest.raises(
        UsageError, match=f"cannot be extended by the parent; these can: .*{plan.rule.id}"
    ) as no:
        check_extendable(other, context.law)
    assert str(no.value).count(other.id) == 1
    two = [plan, plan._replace(start=plan.start._replace(event=student_of(*facts).events[1]))]
    with pytest.raises(UsageError, match=r"say --clock with the event that started it \(e0 of .*, e1 of "):
        clock_to_extend(plan.rule, two, None)
    assert clock_to_extend(plan.rule, two, "e1") == two[1]


def agreed(until: str, signed: str) -> dict[str, Any]:
    return fact("extension_agreed", signed, rule="assessment-plan", until=until, signed=signed)


REFERRED = fact("referral_received", "2026-11-02")
"""The plan is due on 11/17."""


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([agreed("2026-11-18", "2026-11-02")], None),
        (
            [agreed("2026-11-17", "2026-11-02")],
            "Tue 11/17/2026 is not later than the due date, Tue 11/17/2026",
        ),
        ([agreed("2026-11-18", "2026-11-01")], "lies before Mon 11/2/2026, when the deadline began"),
        ([agreed("2026-11-20", "2026-11-03"), agreed("2026-11-21", "2026-11-04")], None),
        # What the parent agrees to later does not make an earlier agreement a shorter one.
        ([agreed("2026-11-21", "2026-11-04"), agreed("2026-11-20", "2026-11-03")], None),
        (
            [agreed("2026-11-21", "2026-11-03"), agreed("2026-11-20", "2026-11-04")],
            "Fri 11/20/2026 is not later than the due date, Sat 11/21/2026",
        ),
        (
            [
                fact("assessment_plan_given", "2026-11-10", purpose="initial"),
                agreed("2026-11-21", "2026-11-11"),
            ],
            "was met on Tue 11/10/2026 already",
        ),
    ],
)
def test_an_extension_makes_its_own_deadline_later(facts: list[dict[str, Any]], why: str | None) -> None:
    *others, last = facts
    student = student_of(REFERRED, *others)
    clocks = derive(student, context_with("sample-2026-27"), TODAY)
    (clock,) = (each for each in clocks if each.rule.id == "assessment-plan")
    event = student_of(last).events[0]
    assert isinstance(event, ExtensionAgreed)
    said = no_extension(event, clock, student.events)
    assert said is None if why is None else why in (said or ""), said


@pytest.mark.parametrize(("signed", "count"), [("2026-11-17", 0), ("2026-11-18", 1)])
def test_an_extension_signed_after_the_date_is_noted(signed: str, count: int) -> None:
    notes = [*signed_late(*recorded(ExtensionAgreed, REFERRED, agreed("2026-11-30", signed)))]
    assert len(notes) == count
    assert all("so it still counts as late" in each for each in notes)
